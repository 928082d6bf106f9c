# The words of the help are Taipan's own; where it goes and how it ends are CPython's.
$PYTHON -h | head -1
$PYTHON --help > first.txt; echo "exit $?"
$PYTHON -? > second.txt; cmp first.txt second.txt && echo same
grep -c '^-[bBcdEhiImOqsSuvVWxX]' first.txt | grep -q '1[5-9]\|2[0-9]' && echo 'tells the options'
