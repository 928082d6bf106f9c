cd "$CORPUS/../../examples" || exit 9
$PYTHON pipeline.py
