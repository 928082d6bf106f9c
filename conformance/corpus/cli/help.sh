$PYTHON -h | head -5
$PYTHON --help > first.txt; echo "exit $?"
$PYTHON -? > second.txt; cmp first.txt second.txt && echo same
