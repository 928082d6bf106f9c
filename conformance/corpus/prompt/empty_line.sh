# An empty line ends a block, one of spaces does not.
$PYTHON -q -i 2>&1
