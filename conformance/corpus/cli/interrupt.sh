# Ctrl-C is KeyboardInterrupt, and ends a program as the signal does.
$PYTHON -c 'import os, signal
try:
    os.kill(os.getpid(), signal.SIGINT)
    for i in range(10**9): pass
except KeyboardInterrupt as error:
    print("caught", repr(error))'
echo "exit $?"
$PYTHON -c 'import os, signal
def wait():
    os.kill(os.getpid(), signal.SIGINT)
    while True: pass
wait()' 2>&1 | grep -v '^ '
