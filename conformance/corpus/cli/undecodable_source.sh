printf 'print("caf\351")\n' > latin.py
$PYTHON latin.py
echo "exit $?"
printf '# -*- coding: latin-1 -*-\nprint(ascii("caf\351"))\n' > declared.py
$PYTHON declared.py
echo "exit $?"
printf '# coding: nothing\nprint(1)\n' > unknown.py
$PYTHON unknown.py
echo "exit $?"
printf '\357\273\277print("bom")\n' > bom.py
$PYTHON bom.py
printf '\357\273\277# coding: latin-1\nprint(1)\n' > both.py
$PYTHON both.py
echo "exit $?"
printf 'print(1)\0\n' > null.py
$PYTHON null.py
echo "exit $?"
printf 'x = 1\r\nprint(x)\r\nif x:\r\n    print("crlf")\r\n' > crlf.py
$PYTHON crlf.py
printf 'print("no newline at the end")' > short.py
$PYTHON short.py
printf '#!/usr/bin/env python3\nprint("script")\n' > script
$PYTHON script
printf 'not python\nprint("skipped the first line")\n' > first.py
$PYTHON -x first.py
printf '\377\376p\0' > utf16.py
$PYTHON utf16.py
echo "exit $?"
