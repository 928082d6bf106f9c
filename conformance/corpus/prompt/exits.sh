# How a session ends.
echo 'print(1)
exit()
print(2)' | $PYTHON -q -i 2>&1
echo " $?"
echo 'quit(3)' | $PYTHON -q -i 2>&1
echo " $?"
echo 'raise SystemExit("bye")' | $PYTHON -q -i 2>&1
echo " $?"
echo 'import sys
sys.exit(4)' | $PYTHON -q -i 2>&1
echo " $?"
echo 'exit
quit' | $PYTHON -q -i 2>&1
echo " $?"
printf 'x = 1\nprint(x)' | $PYTHON -q -i 2>&1
echo " $?"
