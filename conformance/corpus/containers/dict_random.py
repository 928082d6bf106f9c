# Random changes of dicts whose keys are of many kinds.
seed=99
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)&0x7fffffff
    return (seed>>8)%n
class S(str): pass
class H:
    def __init__(s,v): s.v=v
    def __hash__(s): return hash(s.v)
    def __eq__(s,o): return s.v==(o.v if isinstance(o,H) else o)
    def __repr__(s): return 'H(%r)'%(s.v,)
def key(m):
    k=rnd(9)
    if k<=1: return rnd(m)
    if k==2: return 's%d'%rnd(m)
    if k==3: return (rnd(3),'x%d'%rnd(m//4+1))
    if k==4: return float(rnd(m))
    if k==5: return S('s%d'%rnd(m))
    if k==6: return H('s%d'%rnd(m))
    if k==7: return 2**61-1+rnd(m) 
    return -rnd(m)-1
for trial in range(18):
    m=[6,30,80][trial%3]; d={}; e={}
    for step in range(m*6):
        r=rnd(16); k=key(m)
        try:
            if r<5: d[k]=step
            elif r<7: del d[k]
            elif r==7: d.pop(k,None)
            elif r==8: print(d.popitem())
            elif r==9: d.setdefault(k,step)
            elif r==10: e=d.copy()
            elif r==11: d|={key(m):step,key(m):step}
            elif r==12: d.update([(key(m),1)])
            elif r==13: e=d|e
            elif r==14: print(k in d, d.get(k), d==e, len(d))
            elif r==15 and step%9==0: d.clear()
        except KeyError as ex: print('KE',ex)
    print(d, list(reversed(d)), list(d.items())[-3:], list(reversed(d.values()))[:3])
d={'a':1,'b':2}
it=iter(d.items()); next(it); print(it.__length_hint__(), it.__reduce__(), list(it), it.__length_hint__())
d={}
for i in range(100): d['k%d'%i]=i
for k in list(d)[:90]: del d[k]
print(d, d.keys()>={'k95'}, d.items()<=set(d.items()), d.keys().isdisjoint(['k95']), d.values().__len__())
class M:
    def keys(s): return ['x','y']
    def __getitem__(s,k): return k*2
print(dict(M()), dict(M(),z=1), {**M()}, dict([('a',1)],b=2), dict({'a':1},a=3))
def f(**kw): return kw
for src in ("f(**M(),x=1)","f(**3)","f(**{1:2})","{**3}","dict(**{1:2})","{}.update([(1,2),3])","dict([[1,2],(3,4),'ab'])","{1:2}|[(3,4)]","dict.fromkeys('abca',0)","dict.fromkeys({3,1},[])","{1}.__or__({2:3})"):
    try: print(eval(src))
    except Exception as ex: print(type(ex).__name__, ex)
d={1:2}; d|=[(3,4)]; print(d)
try: d|=3
except Exception as ex: print(ex)
nan=float('nan'); d={nan:1}; print(d[nan], float('nan') in d, nan in [nan], [nan]==[nan], {nan}=={nan}, (nan,)==(nan,), nan in {nan})
print({True:1, 1:2, 1.0:3}, {0.0:1,-0.0:2}, {2**70:1, float(2**70):2})
g={}
exec("x=1\ndef f():\n return x, y\n", g)
try: g['f']()
except NameError as ex: print(ex)
g['y']=5; print(g['f']()); del g['x']
try: g['f']()
except NameError as ex: print(ex)
g['x']=7; print(g['f']()); g['len']=3
exec("def h(): return len\nprint(h())\ndel len\nprint(h())\nlen=4\nprint(h())",g)
