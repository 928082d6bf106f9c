$PYTHON -V
$PYTHON --version
$PYTHON -V -c 'print("not run")'
$PYTHON -c 'import sys; print(sys.version_info, sys.version_info >= (3, 10), sys.version.split()[0], hex(sys.hexversion), sys.api_version)'
