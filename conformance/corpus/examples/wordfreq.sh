cat > text.txt <<'TEXT'
The snake and the bird: the bird sings, the snake listens.
It's a snake's life -- the bird's, too!
TEXT
cd "$CORPUS/../../examples" || exit 9
$PYTHON wordfreq.py "$OLDPWD/text.txt"
$PYTHON wordfreq.py -n 2 --min 4 - < "$OLDPWD/text.txt"
echo "exit $?"
$PYTHON wordfreq.py nothing.txt
echo "exit $?"
$PYTHON wordfreq.py
echo "exit $?"
$PYTHON wordfreq.py -h
echo "exit $?"
$PYTHON wordfreq.py -n many x
echo "exit $?"
: > "$HOME/empty.txt"
$PYTHON wordfreq.py "$HOME/empty.txt"
