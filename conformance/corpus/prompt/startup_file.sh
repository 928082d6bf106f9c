# PYTHONSTARTUP is run before the first prompt of a session, and not before a program.
echo 'print("startup"); helper = 5' > startup.py
echo 'helper' | PYTHONSTARTUP=$PWD/startup.py $PYTHON -q -i 2>&1
echo
PYTHONSTARTUP=$PWD/startup.py $PYTHON -c 'print("program")'
echo '1/0' > startup.py
echo '"alive"' | PYTHONSTARTUP=$PWD/startup.py $PYTHON -q -i 2>&1
echo
