$PYTHON -O -c 'assert False; print(__debug__, "O")'
$PYTHON -OO -c 'def f(): "doc"
print(f.__doc__, __debug__)'
$PYTHON -c 'import sys; print(sys.flags)'
$PYTHON -bBdOqsSuvx -V
$PYTHON -S -c 'import sys; print("site" in sys.modules, sys.flags.no_site)'
$PYTHON -s -c 'import sys; print(sys.flags.no_user_site)'
$PYTHON -u -c 'print("unbuffered")'
$PYTHON -X utf8 -X dev=1 -X something=5 -c 'import sys; print(sys._xoptions)'
$PYTHON -W error -c 'import warnings; warnings.warn("as error")'
echo "exit $?"
$PYTHON -W ignore -c 'import warnings; warnings.warn("ignored"); print("quiet")'
$PYTHON -c 'import warnings; warnings.warn("shown", DeprecationWarning); warnings.warn("user")'
$PYTHON -Wnonsense -c 'print("ran")'
$PYTHON -b -c 'print(b"a" == "a")'
$PYTHON -bb -c 'print(b"a" == "a")'
echo "exit $?"
$PYTHON -R -c 'import sys; print(sys.flags.hash_randomization)'
