# Words of errors, reprs and pickles of sets, generic aliases, unions and iterators.
s=set(range(20)); s=set(); 
s=set([0,32]+[7,8,9,10]); print(s)
s=set(range(100,110))|{0,32,}; 
s={1,2,3,4,5,6,7,40,72}; print(list(s), s.__sizeof__()); s.discard(40); s.add(104);print(list(s))
class F(frozenset):pass
def t(s):
    try: r=eval(s); print(s,'->',repr(r))
    except BaseException as e: print(s,'->',type(e).__name__,e)
for s in '''set(5)
set(1,2)
set(a=1)
frozenset(a=1)
frozenset(1,2)
F(a=1)
set().pop()
set().remove(1)
set().remove({1})
{1} in {1}
{frozenset({1})}.remove({1})
set().add([])
[] in set()
hash(set())
{1}|[1]
{1}.__ior__([1])
{1}<[1]
{1}.union(3)
{1}.issubset(3)
{1}.isdisjoint(3)
{1}.difference(3)
{1}.symmetric_difference(3)
{1}.intersection(3)
dir(iter(set()))
iter({1,2}).__reduce__()
type(iter(set()))
list[int]
list[int,str]
list[...]
list[()]
dict[str,'x']
list[int].__args__
list[int].__origin__
list[int].__parameters__
dir(list[int])
list[int]==list[int]
hash(list[int])==hash((list,int)),hash(list)^hash((int,))==hash(list[int])
list[int]()
list[int](1)
isinstance([],list[int])
issubclass(list,list[int])
list[int][int]
list[int]|None
int|str
int|None
int|str|int
(int|str).__args__
(int|str).__parameters__
dir(int|str)
int|3
int|'x'
isinstance(1,int|str)
isinstance(1,int|list[int])
issubclass(int,int|str)
(int|str)()
hash(int|str)==hash(frozenset({int,str}))
type(int|str)
type(list[int])
(int|str)==(str|int)
(int|str)[int]
None|int
list[int].append
list[int].__mro_entries__(())
list[int].foo
list[int].__reduce__()
list[int].__class__
enumerate()
enumerate([1],'a')
enumerate(5)
enumerate([1],start=2**70).__reduce__()
enumerate([1],2,3)
list(enumerate(iterable=[1]))
enumerate([1]).__next__()
enumerate.__class_getitem__(int)
reversed(5)
reversed({1})
reversed()
reversed('abc').__reduce__()
list(reversed('abc'))
reversed('abc').__length_hint__()
dir(reversed)
dir(enumerate)
dir(zip)
dir(map)
dir(filter)
zip(5)
zip([1],5)
zip([1],strict=1).__reduce__()
zip([1]).__reduce__()
list(zip([1],[1,2],strict=True))
list(zip([1,2],[1],[2],strict=True))
list(zip([1],[1],[2,3],strict=True))
zip(a=1)
map()
map(int)
map(int,5)
map(int,'12').__reduce__()
filter(int)
filter(int,5)
filter(None,[0,1]).__reduce__()
map(a=1)
filter(a=1)
reversed(a=1)
iter(int,0)
iter(int,0).__reduce__()
type(iter(int,0))
dir(iter(int,0))
iter(5,0)
iter(5)
type(iter('abc'))
iter('abc').__reduce__()
iter(b'ab').__reduce__()
a,b=5
next(5)
len(5)
5 in 5
a in 5
int[1]
1 < 'a'
[] < 3
slice(1,2) < 3
[1] < [1,2]
slice(1) == slice(1)
sorted([1,2],key=None,reverse=True)
[1,2].sort(reverse='a')
sorted(5)
sorted([1],5)
sorted()'''.split('\n'): t(s)
try: a,b=5
except Exception as e: print(e)
try: a,*b=5
except Exception as e: print(e)
try: a,b,*c=[5]
except Exception as e: print(e)
try: a,b,*c,d=[5,6]
except Exception as e: print(e)
class A:
    def __getitem__(s,i): return 1
i=iter(A()); print(i.__reduce__(), type(i), dir(i))
l=[1,2]; it=iter(l); list(it); print(it.__reduce__(), it.__length_hint__())
it=reversed(l); list(it); print(it.__reduce__(), it.__length_hint__())
r=iter(range(5)); next(r); print(r.__reduce__(), r.__length_hint__()); list(r); print(r.__reduce__())
r=iter(range(2**70, 2**70+3)); next(r); print(r.__reduce__(), r.__length_hint__()); list(r); print(r.__reduce__())
s=iter('abc'); next(s); print(s.__reduce__()); list(s); print(s.__reduce__())
print(type(range(2**70).__reversed__()))
d={1:1}
try:
    for k in d: d[k+1]=1
except Exception as e: print(repr(e))
d={1:1,2:2}
try:
    for k in d: del d[k]; d[k+10]=1
except Exception as e: print(repr(e))
s={1}
try:
    for k in s: s.add(k+1)
except Exception as e: print(repr(e))
class D(dict):
    def __missing__(s,k): return k
print(D()[3], D.fromkeys([1]), type(D().copy()), type(D()|{}), type({}|D()))
class L(list):
    def __init__(s,x=0): pass
print(L(x=3), type(L()[:]), type(L()+[]), type(L().copy()), L().__class__.__doc__)
class T(tuple): pass
print(type(T()[:]), type(T()+()), type(T()*1), type(T().__iter__()), T((1,))*1)
try: T(x=1)
except Exception as e: print(repr(e))
l=[];l.append(l);print(l, (l,)); d={};d[1]=d;print(d,d.values(),d.items()); 
l=[3,2,1]
def k(x): l.append(1); return x
try: l.sort(key=k)
except Exception as e: print(repr(e),l)
