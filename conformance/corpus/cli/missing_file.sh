$PYTHON nothing.py
echo "exit $?"
$PYTHON nothing/at/all.py a b
echo "exit $?"
$PYTHON ''
echo "exit $?"
mkdir folder
$PYTHON folder
echo "exit $?"
$PYTHON folder/
echo "exit $?"
touch empty.py
$PYTHON empty.py
echo "exit $?"
$PYTHON empty.py/x
echo "exit $?"
