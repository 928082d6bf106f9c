$PYTHON -q -i 2>&1
