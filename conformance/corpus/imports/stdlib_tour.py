import base64
import bisect
import collections
import contextlib
import copy
import datetime
import decimal
import difflib
import enum
import fnmatch
import functools
import glob
import hashlib
import html
import io
import itertools
import json
import math
import operator
import os
import pprint
import random
import re
import shutil
import string
import struct
import sys
import tempfile
import textwrap
import time
import traceback
import types
import typing
import urllib.parse
import uuid
import zlib

print(base64.b64encode(b'hello'), hashlib.md5(b'a').hexdigest(), hashlib.sha256(b'').hexdigest()[:16], html.escape('<a & "b">'))
print(urllib.parse.urlparse('http://a.org:80/p?q=1#f'), urllib.parse.quote('a b/é'), urllib.parse.parse_qs('a=1&a=2&b='))
print(struct.pack('>hI', -2, 7), struct.unpack('<2s', b'ab'), struct.calcsize('qb'), zlib.decompress(zlib.compress(b'x' * 100)) == b'x' * 100)
print(fnmatch.filter(['a.py', 'b.txt'], '*.py'), operator.attrgetter('real')(5), types.SimpleNamespace(a=1), uuid.UUID(int=5))
print(''.join(difflib.unified_diff(['a\n', 'b\n'], ['a\n', 'c\n'], 'x', 'y')), difflib.get_close_matches('appel', ['ape', 'apple', 'peach']))
print(hashlib.new('sha1', b'abc').hexdigest(), base64.b16decode('4142'), string.ascii_uppercase[:3], sys.getrecursionlimit() > 100)
