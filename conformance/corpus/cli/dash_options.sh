# The ways to name a program, and options that change how it runs.
cd "$(mktemp -d)"
cat > prog.py <<'P'
import sys
print(__name__, sys.argv, __file__ if '__file__' in globals() else None, __package__, __spec__ and __spec__.name)
P
mkdir pkg; echo 'print("init", __name__)' > pkg/__init__.py; cp prog.py pkg/__main__.py; cp prog.py pkg/mod.py
mkdir dir; cp prog.py dir/__main__.py
(cd dir && $PYTHON -c 'import zipfile; zipfile.ZipFile("../app.zip", "w").write("__main__.py")')
$PYTHON prog.py a -b --c 2>&1 | sed "s#$PWD#HERE#g"
$PYTHON - x < prog.py 2>&1
$PYTHON < prog.py 2>&1
$PYTHON -c 'import sys; print(sys.argv, __name__)' a b 2>&1
$PYTHON -m pkg 1 2>&1 | sed "s#$PWD#HERE#g"
$PYTHON -m pkg.mod 2 2>&1 | sed "s#$PWD#HERE#g"
$PYTHON dir 3 2>&1 | sed "s#$PWD#HERE#g"
$PYTHON app.zip 4 2>&1 | sed "s#$PWD#HERE#g"
$PYTHON -m nothing 2>&1 | sed 's#^[^ ]*: No#PYTHON: No#'
$PYTHON -m dir 2>&1 | sed "s#$PWD#HERE#g" | sed 's#^[^ ]*: No#PYTHON: No#; s#^[^ ]*: Error#PYTHON: Error#'
echo 'exit status' $?
$PYTHON -c 'raise SystemExit(3)'; echo $?
$PYTHON -c 'raise SystemExit("text")' 2>&1; echo $?
$PYTHON -c 'raise SystemExit(None)'; echo $?
$PYTHON -c 'raise SystemExit((1, 2))' 2>&1; echo $?
$PYTHON -c 'import sys; sys.exit(256 + 7)'; echo $?
$PYTHON -c 'import sys; sys.exit(-1)'; echo $?
$PYTHON -c 'import os; os._exit(9)'; echo $?
$PYTHON -c '1/0' 2>&1; echo $?
$PYTHON -c 'a b' 2>&1; echo $?
$PYTHON nosuch.py 2>&1 | sed "s/^.*: can/PYTHON: can/; s/'.*\//'HERE\//"
$PYTHON -i -c 'x = 5' <<'P' 2>/dev/null
print(x + 1)
P
echo 'print(x)
1/0
x' | $PYTHON -i -q -c 'x = 7' 2>&1; echo $?
$PYTHON -O -c 'print(__debug__); assert False' ; $PYTHON -OO -c 'def f(): "doc"
print(f.__doc__, __debug__)'
$PYTHON -E -c 'import sys; print(sys.flags.ignore_environment)'
PYTHONOPTIMIZE=2 $PYTHON -c 'import sys; print(sys.flags.optimize)'
PYTHONOPTIMIZE=2 $PYTHON -I -c 'import sys; print(sys.flags.optimize, sys.flags.isolated, sys.flags.no_user_site)'
PYTHONPATH=/one:/two $PYTHON -c 'import sys; print(sys.path[1:3])'
PYTHONPATH=/one $PYTHON -E -c 'import sys; print("/one" in sys.path)'
$PYTHON -S -c 'import sys; print("site" in sys.modules, sys.flags.no_site)'
$PYTHON -B -c 'import sys; print(sys.dont_write_bytecode)'
$PYTHON -u -c 'import sys; print(sys.stdout.line_buffering, sys.stdout.write_through)' | cat
PYTHONIOENCODING=latin-1:replace $PYTHON -c 'import sys; print(sys.stdout.encoding, sys.stdout.errors); print("\u1234")'
PYTHONUTF8=0 PYTHONIOENCODING=ascii $PYTHON -c 'print("\xe9")' 2>&1 | tail -1
$PYTHON -X utf8 -c 'import sys; print(sys.flags.utf8_mode)'
$PYTHON -X dev -c 'import sys; print(sys.flags.dev_mode, sys.warnoptions)'
$PYTHON -X a=b -X c -c 'import sys; print(sys._xoptions)'
$PYTHON -X int_max_str_digits=700 -c 'import sys; print(sys.get_int_max_str_digits(), sys.flags.int_max_str_digits)'
$PYTHON -W error -c 'import warnings; warnings.warn("w")' 2>&1 | tail -1
$PYTHON -W ignore -W default::DeprecationWarning -c 'import sys; print(sys.warnoptions)'
$PYTHON -W bogus -c 'pass' 2>&1
PYTHONWARNINGS=error::UserWarning $PYTHON -c 'import warnings; warnings.warn("w")' 2>&1 | tail -1
PYTHONWARNINGS=once,default $PYTHON -W always -c 'import sys; print(sys.warnoptions)'
$PYTHON -b -c 'print(b"a" == "a", str(b"x"))' 2>&1
$PYTHON -bb -c 'print(b"a" == "a")' 2>&1 | tail -1
$PYTHON -q -c 'import sys; print(sys.flags.quiet)'
$PYTHON -V; $PYTHON --version
$PYTHON -z 2>&1 | sed 's#^usage: [^ ]*#usage: PYTHON#; s#^[^ ]* -h#PYTHON -h#' | head -3; echo $?
$PYTHON -c 2>&1 | head -1
PYTHONHASHSEED=0 $PYTHON -c 'print(hash("abc"))'
PYTHONHASHSEED=42 $PYTHON -c 'print(hash("abc"))'
PYTHONHASHSEED=bad $PYTHON -c 'print(hash("abc"))' 2>&1
$PYTHON -R -c 'import sys; print(sys.flags.hash_randomization)'
echo 'import sys; print("startup", sys.argv)' > start.py
echo 'print(1)' | PYTHONSTARTUP=start.py $PYTHON -i -q 2>/dev/null
PYTHONINSPECT=1 $PYTHON -c 'y = 3' <<'P' 2>/dev/null
print(y)
P
$PYTHON -x <<'P'
this line is skipped
print('second line')
P
printf '#!/bin/sh\n\xef\xbb\xbfprint(1)' > bom.py; $PYTHON bom.py 2>&1 | tail -1
printf '\xef\xbb\xbfprint("bom")' > bom2.py; $PYTHON bom2.py 2>&1 | sed "s#$PWD#HERE#g"
printf '# coding: latin-1\nprint("\xe9" == "\\xe9")' > latin.py; $PYTHON latin.py
printf 'print("\xe9")' > nocoding.py; $PYTHON nocoding.py 2>&1 | tail -1
printf 'if 1:\r\n  print("crlf")\r\n' > crlf.py; $PYTHON crlf.py
