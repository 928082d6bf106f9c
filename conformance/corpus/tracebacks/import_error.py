import sys

try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name, e.path)
try:
    from sys import no_such_name
except ImportError as e:
    print(e, e.name)
try:
    import sys.nothing
except ModuleNotFoundError as e:
    print(e)
from collections import no_such_class
