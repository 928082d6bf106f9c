# -i keeps the session open after a program, also after an error and an exit.
printf 'print("running")\nvalue = 42\n' > ok.py
echo 'value + 1' | $PYTHON -i ok.py 2>&1
echo " $?"
printf 'value = 7\n1/0\n' > fails.py
echo 'value' | $PYTHON -i fails.py 2>&1
echo " $?"
printf 'import sys\nvalue = 9\nsys.exit(5)\n' > exits.py
echo 'value' | $PYTHON -i exits.py 2>&1
echo " $?"
echo 'value * 2' | $PYTHON -i -c 'value = 21' 2>&1
echo " $?"
echo 'print(value)' | PYTHONINSPECT=1 $PYTHON -c 'value = "inspected"' 2>&1
echo " $?"
