$PYTHON -k
echo "exit $?"
$PYTHON --nothing
echo "exit $?"
$PYTHON -c
echo "exit $?"
$PYTHON -m
echo "exit $?"
$PYTHON -W
echo "exit $?"
$PYTHON -X
echo "exit $?"
$PYTHON -Bk file.py
echo "exit $?"
