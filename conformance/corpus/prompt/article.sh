# The session of the article that Taipan began with, typed at the prompt.
$PYTHON -q -i 2>&1
