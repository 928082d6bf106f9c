class Report(Exception):
    def __str__(self):
        return 'first line\nsecond line\n  indented'


class Empty(Exception):
    pass


class BadStr(Exception):
    def __str__(self):
        raise ValueError('no text')


import sys
import traceback

for e in (Report(), Empty(), Empty(''), BadStr(), KeyError('multi\nline'), Exception(None), Exception('é☕')):
    try:
        raise e
    except Exception:
        traceback.print_exc(file=sys.stdout)
raise Report
