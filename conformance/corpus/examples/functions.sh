cd "$CORPUS/../../examples" || exit 9
$PYTHON functions.py
