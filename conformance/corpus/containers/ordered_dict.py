# OrderedDict: every method, its errors, changes during iteration.
from _collections import OrderedDict as OD
def t(s):
    try: r=eval(s); print(s,'->',repr(r))
    except BaseException as e: print(s,'->',type(e).__name__,e)
class S(OD): pass
class V(OD):
    def __setitem__(s,k,v): OD.__setitem__(s,k,v*2)
    def __missing__(s,k): return 'miss'
d=OD(a=1,b=2,c=3)
for s in '''OD()
OD([1])
OD(1)
OD(1,2)
OD([(1,2)],x=3)
OD([('a',1)],a=2)
d.update(1,2)
d.update()
d.update(3)
d.popitem(3)
d.popitem()
OD().popitem()
OD().popitem(last=False)
d.move_to_end('a')
d
d.move_to_end('b',last=False)
d.move_to_end('zz')
d
d.pop('zz')
d.pop('zz',1)
d.pop()
d.pop('b')
V().pop('q')
V().pop('q',1)
V(a=1)
V(a=1).copy()
V(a=1).setdefault('b',4)
d.keys(),d.values(),d.items()
type(iter(d)),type(iter(d.values())),type(reversed(d)),type(d.keys()),type(reversed(d.items()))
iter(d).__reduce__()
d.__reduce__()
S(a=1).__reduce__()
dir(iter(d))
dir(d.keys())
d==OD([('a',1)]), d=={'a':1}, OD(a=1,b=2)==OD(b=2,a=1), OD(a=1,b=2)!=OD(b=2,a=1), OD(a=1,b=2)=={'b':2,'a':1}, {'b':2,'a':1}==OD(a=1,b=2)
d<d
d|{'x':1}
{'x':1}|d
type({'x':1}|S())
S(a=1)|OD(b=1)
d|3
d.__ior__([('q',1)])
d
OD.fromkeys('abc')
S.fromkeys('abc',0)
OD.fromkeys(a=1)
d.copy()
type(S(a=1).copy())
repr(S(a=1))
hash(d)
d.__class_getitem__(int)
d.__sizeof__()>0
d.setdefault('n')
d.setdefault('n',5)
d.setdefault()
d.clear()
d
d.__dict__
list(OD(a=1).items())
iter(OD(a=1)).__length_hint__()
d.move_to_end()
list(reversed(OD(a=1,b=2).items()))
list(reversed(OD(a=1,b=2)))
OD(a=1).keys()&{'a'}
OD(a=1).keys()=={'a'}
OD(None)
OD(d)
OD(OD(a=1).items())
OD({'a':1})
d.__init__(1,2)
d.update({'a':1},b=2)'''.split('\n'): t(s)
for f in ("d['z']=1","del d['a']","d.move_to_end('a')","d['a']=5","d.clear()","d.popitem()"):
    d=OD(a=1,b=2,c=3)
    try:
        for k in d: exec(f)
        print(f,d)
    except Exception as e: print(f,repr(e))
d=OD(); d['x']=d; print(d)
d=OD(a=1); d.foo=3; print(d.__reduce__(), d.copy().__dict__)
