mkdir app
echo 'import sys, part; print("app", part.value, sys.argv[0], sys.path[0], __name__)' > app/__main__.py
echo 'value = 5' > app/part.py
$PYTHON app
echo "exit $?"
$PYTHON -c 'import zipfile
with zipfile.ZipFile("app.zip", "w") as z:
    z.write("app/__main__.py", "__main__.py")
    z.write("app/part.py", "part.py")
with zipfile.ZipFile("empty.zip", "w") as z:
    z.write("app/part.py", "part.py")'
$PYTHON app.zip x
echo "exit $?"
$PYTHON empty.zip
echo "exit $?"
echo '1/0' > app/__main__.py
$PYTHON app
echo "exit $?"
