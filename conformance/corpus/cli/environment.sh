mkdir lib
echo 'print("imported", __name__, __file__)' > lib/extra.py
PYTHONPATH=$PWD/lib $PYTHON -c 'import extra'
$PYTHON -c 'import extra'
echo "exit $?"
PYTHONPATH=lib:$PWD $PYTHON -c 'import sys; print(sys.path[:3])'
PYTHONHASHSEED=0 $PYTHON -c 'print(hash("a"), hash("taipan"), hash(b"a"), hash(("a", 1)))'
PYTHONUNBUFFERED=1 $PYTHON -c 'print("unbuffered")'
PYTHONOPTIMIZE=1 $PYTHON -c 'assert False; print(__debug__)'
VARIABLE=value $PYTHON -c 'import os; print(os.environ["VARIABLE"], os.getenv("NONE_SUCH"), "PATH" in os.environ)'
PYTHONIOENCODING=ascii:replace $PYTHON -c 'print("caf\xe9")'
PYTHONDONTWRITEBYTECODE=1 $PYTHON -c 'import sys; print(sys.dont_write_bytecode)'
