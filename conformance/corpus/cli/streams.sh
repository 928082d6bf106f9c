$PYTHON -c 'import sys
print("out"); print("err", file=sys.stderr); print("é€😀")
print(sys.stdout.encoding, sys.stdin.encoding, sys.stderr.errors, sys.stdout.isatty(), sys.stdout.name, sys.stdin.mode)
sys.stdout.buffer.write(b"bytes\n"); sys.stdout.flush()
print("\udc80".encode("utf-8", "surrogateescape"))
print(ascii(sys.argv))' 2>&1
$PYTHON -c 'print("\ud800")'
echo "exit $?"
$PYTHON -c 'print("x" * 100000)' | head -c 3
echo
$PYTHON -c 'import sys
for i in range(3): print(i, file=sys.stderr, end=" ", flush=True)'
$PYTHON -c 'print(1, 2, file=None); print(*"abc", sep="\n", end="")' | cat
