$PYTHON -c 'import atexit
atexit.register(print, "last")
atexit.register(print, "first", sep="", end="!\n")
print("body")
1/0'
echo "exit $?"
$PYTHON -c 'import atexit
@atexit.register
def f():
    raise ValueError("in the hook")
print("body")'
echo "exit $?"
$PYTHON -c 'import sys
sys.excepthook = lambda kind, value, tb: print("hook", kind.__name__, value, tb.tb_lineno)
1/0'
echo "exit $?"
$PYTHON -c 'import sys
def hook(*args):
    raise ValueError("broken hook")
sys.excepthook = hook
1/0'
echo "exit $?"
$PYTHON -c 'import sys
sys.stdout.write("no newline")
sys.stderr.write("to stderr\n")
print("flushed?", end="")
sys.exit("end")'
echo "exit $?"
