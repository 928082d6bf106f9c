cat > show.py <<'TEXT'
import sys
print(sys.argv, sys.path[0] == sys.argv[0][:-8] or repr(sys.path[0]), __name__, sys.flags.interactive)
TEXT
$PYTHON show.py
$PYTHON show.py a 'b c' -x --long '' ü
$PYTHON ./show.py -V
$PYTHON -- show.py x
$PYTHON -c 'import sys; print(sys.argv, repr(sys.path[0]), __name__)' a -c b
$PYTHON -c'print("glued")'
$PYTHON -Bc 'import sys; print(sys.argv, sys.flags.dont_write_bytecode)' z
mkdir package && echo 'import sys; print("main of", __package__, sys.argv[1:], __name__, __spec__.name)' > package/__main__.py
echo 'print("init of", __name__)' > package/__init__.py
$PYTHON -m package a b
$PYTHON -mpackage
echo 'print("module", __name__, __file__ is not None)' > module.py
$PYTHON -m module
$PYTHON -m package.nothing; echo "exit $?"
$PYTHON -m nothing; echo "exit $?"
$PYTHON -m module.sub; echo "exit $?"
