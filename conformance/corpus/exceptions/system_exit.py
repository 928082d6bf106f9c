import sys

try:
    sys.exit('message')
except SystemExit as e:
    print('caught', e, e.code)
try:
    exit(3)
except SystemExit as e:
    print(e.code)
try:
    raise SystemExit
except BaseException as e:
    print(repr(e), e.code)


def cleanup():
    try:
        sys.exit(4)
    finally:
        print('cleaning up')


cleanup()
