cd "$CORPUS/../../examples" || exit 9
$PYTHON shapes.py
