"""Compiles programs for ComparePrograms.java until its input ends.

Each program comes as a line with its mode, its flags, the optimisation levels and its length in bytes, and the bytes. For
every level goes back a line with `code` or `error` and a length, and the code object in the second version of marshal (which has no
references, whose use depends on what else the process holds) or the text of the error.
"""
import marshal
import sys
import warnings


def problem(error):
    position = [getattr(error, field, None) for field in ('lineno', 'offset', 'end_lineno', 'end_offset')]
    return '%s %s %r' % (type(error).__name__, ' '.join(map(str, position)), getattr(error, 'msg', None) or str(error))


def main():
    warnings.simplefilter('ignore')
    sys.setrecursionlimit(1000)
    read, write = sys.stdin.buffer, sys.stdout.buffer
    for line in read:
        mode, flags, levels, length = line.decode().split()
        source = read.read(int(length))
        for level in map(int, levels):
            try:
                answer = marshal.dumps(compile(source, 'p.py', mode, int(flags), True, level), 2)
                kind = b'code'
            except Exception as error:
                answer = problem(error).encode('utf-8', 'backslashreplace')
                kind = b'error'
            write.write(b'%s %d\n' % (kind, len(answer)))
            write.write(answer)
        write.flush()


main()
