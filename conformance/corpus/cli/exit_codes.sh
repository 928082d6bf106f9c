for code in 'pass' 'import sys; sys.exit()' 'import sys; sys.exit(0)' 'import sys; sys.exit(3)' 'import sys; sys.exit(None)' \
    'import sys; sys.exit("text")' 'import sys; sys.exit([1])' 'import sys; sys.exit(256)' 'import sys; sys.exit(-1)' \
    'import sys; sys.exit(True)' 'import sys; sys.exit((1, 2))' 'raise SystemExit' 'raise SystemExit(4)' 'raise SystemExit(1, 2)' \
    'exit(6)' 'quit()' '1/0' 'raise KeyboardInterrupt' 'import os; os._exit(8)' 'import sys; sys.exit(1.5)' 'raise BaseException("b")' \
    'raise GeneratorExit' 'import sys; sys.exit(10**30)'; do
    $PYTHON -c "$code"
    echo "$code: $?"
done
