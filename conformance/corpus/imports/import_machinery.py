"""Namespace packages, zip archives, reload, lazy loading, hooks, circular imports, __getattr__ of modules, .pth files, caches."""
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import pkgutil
import shutil
import sys
import tempfile
import types
import zipfile

root = tempfile.mkdtemp()
sys.path.insert(0, root)
sys.dont_write_bytecode = True


def write(path, text=''):
    full = os.path.join(root, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, 'w') as f:
        f.write(text)
    importlib.invalidate_caches()


def attempt(code):
    try:
        exec(code, globals())
        print('ok', code)
    except BaseException as e:
        print(type(e).__name__, str(e).replace(root, 'ROOT'), '|', getattr(e, 'name', None), str(getattr(e, 'path', None)).replace(root, 'ROOT'))


write('part1/ns/one.py', 'name = __name__; pkg = __package__')
write('part2/ns/two.py', 'from . import one; value = one.name')
sys.path[0:0] = [root + '/part1', root + '/part2']
import ns
import ns.two
print(ns.two.value, str(ns.__path__).replace(root, 'ROOT'), ns.__spec__.origin, type(ns.__loader__).__name__, getattr(ns, '__file__', 'no file'), repr(ns).replace(root, 'ROOT'))
write('part3/ns/three.py')
sys.path.append(root + '/part3')
import ns.three
print(len(ns.__path__))

with zipfile.ZipFile(root + '/z.zip', 'w') as z:
    z.writestr('zipped.py', 'def f(): raise ValueError("in zip")\nfile = __file__')
    z.writestr('zpkg/__init__.py', 'from .sub import x')
    z.writestr('zpkg/sub.py', 'x = 5')
    z.writestr('zpkg/data.txt', 'data')
sys.path.append(root + '/z.zip')
import zipped, zpkg
print(zpkg.x, zipped.file.replace(root, 'ROOT'), type(zipped.__loader__).__name__, pkgutil.get_data('zpkg', 'data.txt'), zpkg.__spec__.submodule_search_locations[0].replace(root, 'ROOT'))
try:
    zipped.f()
except ValueError:
    import traceback
    print(traceback.format_exc().replace(root, 'ROOT').replace(__file__, 'FILE'))
print(importlib.util.find_spec('zpkg.sub').origin.replace(root, 'ROOT'))
import importlib.resources
print(importlib.resources.read_text('zpkg', 'data.txt'), importlib.resources.files('zpkg').joinpath('data.txt').read_bytes())

write('mod.py', 'x = 1\ny = 2')
import mod
write('mod.py', 'x = 100')
mod2 = importlib.reload(mod)
print(mod.x, mod.y, mod2 is mod)
del sys.modules['mod']
attempt('importlib.reload(mod)')

write('circ_a.py', 'import circ_b\nx = 1\nfrom circ_b import y')
write('circ_b.py', 'from circ_a import x\ny = 2')
attempt('import circ_a')
write('circ_c.py', 'import circ_d\nx = 1')
write('circ_d.py', 'import circ_c\ncirc_c.x')
attempt('import circ_c')
write('circ_e.py', 'import circ_f as f\nx = 1')
write('circ_f.py', 'import circ_e as e\ny = 1')
attempt('import circ_e; print(circ_e.f.e.x)')
write('dyn.py', 'def __getattr__(n):\n    if n == "lazy": return "made"\n    raise AttributeError(f"no {n} here")\ndef __dir__(): return ["lazy"]\n__all__ = ["lazy"]')
attempt('import dyn; print(dyn.lazy, dir(dyn), hasattr(dyn, "q"))')
attempt('from dyn import lazy; print(lazy)')
attempt('from dyn import *; print(lazy)')
attempt('from dyn import other')
write('bad_all.py', '__all__ = ["nope"]')
attempt('from bad_all import *')
write('bad_all2.py', '__all__ = [1]')
attempt('from bad_all2 import *')
write('syn.py', 'x = = 1')
attempt('import syn')
write('err.py', '1/0')
attempt('import err')
print('err' in sys.modules)
attempt('import nope')
attempt('import nope.sub')
attempt('import mod.sub')
attempt('import os.path.nope')
attempt('from os import nope')
attempt('from . import x')
attempt('from .x import y')
attempt('import_ = __import__("ns.one"); print(import_.__name__)')
attempt('print(__import__("ns.one", fromlist=["name"]).__name__)')
attempt('print(importlib.import_module(".one", "ns").__name__)')
attempt('importlib.import_module(".one")')
attempt('importlib.import_module("..one", "ns")')
sys.modules['blocked'] = None
attempt('import blocked')
write('pkg/__init__.py', 'from .a import A\nfrom . import b')
write('pkg/a.py', 'from ..pkg import b as bb\nA = bb.B')
write('pkg/b.py', 'B = "b"')
attempt('import pkg; print(pkg.A, pkg.b.B, sorted(m.name for m in pkgutil.iter_modules(pkg.__path__)))')
attempt('from pkg import c')
write('pkg/deep/__init__.py')
write('pkg/deep/er.py', 'from ... import nothing')
attempt('import pkg.deep.er')
write('pkg/deep/up.py', 'from ..b import B\nfrom .. import a')
attempt('from pkg.deep.up import B, a; print(B, a.A)')

spec = importlib.util.spec_from_loader('virtual', loader=None)
print(spec, importlib.util.module_from_spec(spec))


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith('virtual'):
            print('find', name, path)
            return importlib.machinery.ModuleSpec(name, self, origin='nowhere', is_package=name == 'virtual')

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__dict__['loaded'] = module.__name__


sys.meta_path.insert(0, Finder())
attempt('import virtual.sub; print(virtual.sub.loaded, virtual.sub, virtual.__path__)')
write('lazy_one.py', 'print("executing lazy_one")\nvalue = 7')
spec = importlib.util.find_spec('lazy_one')
loader = importlib.util.LazyLoader(spec.loader)
spec.loader = loader
module = importlib.util.module_from_spec(spec)
sys.modules['lazy_one'] = module
loader.exec_module(module)
print('not yet')
print(module.value, type(module).__name__)
file_spec = importlib.util.spec_from_file_location('anything', root + '/mod.py')
m = importlib.util.module_from_spec(file_spec)
file_spec.loader.exec_module(m)
print(m.x, m.__name__, 'anything' in sys.modules)
print(importlib.util.cache_from_source('/a/b.py'), importlib.util.source_from_cache('/a/__pycache__/b.cpython-310.pyc'), importlib.util.cache_from_source('/a/b.py', optimization=2))
sys.dont_write_bytecode = False
write('cached.py', 'x = 1')
import cached
print(os.listdir(root + '/__pycache__'), cached.__cached__.replace(root, 'ROOT'))
data = open(cached.__cached__, 'rb').read()
print(data[:4] == importlib.util.MAGIC_NUMBER, data[4:8])
import py_compile, compileall
print(py_compile.compile(root + '/cached.py', cfile=root + '/only.pyc').replace(root, 'ROOT'))
import only
print(only.x, type(only.__loader__).__name__)
mod3 = types.ModuleType('m3', 'doc')
print(mod3, mod3.__dict__, mod3.__doc__)
attempt('mod3.nope')
del mod3.__name__
attempt('mod3.nope')
print(repr(mod3))
print([n for n in ('sys', 'builtins', '_io', 'itertools') if n in sys.builtin_module_names], 'os' in sys.stdlib_module_names)
shutil.rmtree(root)
