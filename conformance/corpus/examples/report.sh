cd "$CORPUS/../../examples" || exit 9
$PYTHON report.py
echo '{"broken": [1, 2,]}' > "$HOME/broken.json"
$PYTHON report.py "$HOME/broken.json"
echo "exit $?"
$PYTHON report.py nothing.json
echo "exit $?"
