# Programs from standard input.
echo 'import sys; print("piped", sys.argv, repr(sys.path[0]), __name__)' | $PYTHON
echo 'import sys; print("dash", sys.argv)' | $PYTHON - a b
printf 'x = 1\nif x:\n    print("block")\n\nprint("end")' | $PYTHON
printf 'print(1)\n1/0\nprint(2)\n' | $PYTHON
echo "exit $?"
printf 'print(1)\nprint(\n' | $PYTHON
echo "exit $?"
: | $PYTHON
echo "exit $?"
printf 'name\nline two\n' | $PYTHON -c 'print(repr(input()), repr(input("? ")))'
echo "exit $?"
printf '' | $PYTHON -c 'input()'
echo "exit $?"
printf 'a\nb\nc' | $PYTHON -c 'import sys
for line in sys.stdin: print(repr(line))'
printf 'all of it\n' | $PYTHON -c 'import sys; print(repr(sys.stdin.read()), repr(sys.stdin.readline()))'
