mkdir -p pkg
echo 'def f():
    return 1/0
' > working.py
echo 'x = = 1' > broken.py
echo 'import missing_one' > needy.py
echo 'from working import nothing' > wrong.py
echo 'import two' > one.py
echo 'from one import name' > two.py
for m in broken needy wrong one; do
    $PYTHON -c "import $m"
    echo "exit $?"
done
$PYTHON -c 'import working
working.f()'
echo "exit $?"
$PYTHON -c 'import pkg.sub'
$PYTHON -c 'from working import f as g; print(g.__module__); from . import x'
echo "exit $?"
$PYTHON -m broken
echo "exit $?"
