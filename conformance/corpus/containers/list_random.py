# Sorting asks for the same comparisons as CPython; random changes of a list.
seed=777
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)&0x7fffffff
    return (seed>>8)%n
cnt=0
class K:
    __slots__=('v','i')
    def __init__(s,v,i=0): s.v=v;s.i=i
    def __lt__(a,b):
        global cnt; cnt+=1
        return a.v<b.v
    def __repr__(s): return 'K%r.%d'%(s.v,s.i)
for n in (0,1,2,3,10,63,64,65,257,1000):
    for kind in range(7):
        if kind==0: vals=[rnd(n*2+1) for _ in range(n)]
        elif kind==1: vals=[rnd(5) for _ in range(n)]
        elif kind==2: vals=list(range(n))
        elif kind==3: vals=list(range(n))[::-1]
        elif kind==4: vals=[i//10 if i%7 else rnd(n+1) for i in range(n)]
        elif kind==5: vals=list(range(n//2))+list(range(n-n//2))
        else: vals=[rnd(1000) for _ in range(n//3)]+list(range(n//3))+list(range(n//3,0,-1))
        for rev in (False,True):
            l=[K(v,i) for i,v in enumerate(vals)]; cnt=0
            l.sort(reverse=rev)
            c1=cnt; h=hash(tuple((k.v,k.i) for k in l))
            a=[(v,i) for i,v in enumerate(vals)]
            b=sorted(range(len(vals)),key=lambda i:vals[i],reverse=rev)
            cc=sorted(vals,reverse=rev); d=sorted(map(str,vals),reverse=rev); e=sorted(map(float,vals),reverse=rev); f=sorted(a,reverse=rev); g=sorted(a,key=lambda t:str(t[0]),reverse=rev); hh=sorted(a,key=lambda t:-t[0]*1.5,reverse=rev)
            print(n,kind,rev,c1,h,hash(tuple(b)),hash(tuple(cc)),hash(tuple(d)),hash(tuple(e)),hash(tuple(f)),hash(tuple(g)),hash(tuple(hh)))
class Bad:
    def __lt__(s,o): raise ValueError('x')
for n in (2,5,50,300):
    l=[K(rnd(100),i) for i in range(n)]+[Bad()]+[K(rnd(100),i) for i in range(n)]
    m=list(l)
    K.__lt__=lambda a,b: (_ for _ in ()).throw(ValueError('y')) if rnd(200)==0 else a.v<b.v
    try: l.sort()
    except ValueError as ex: print('E',ex)
    except AttributeError as ex: print('A', ex)
    print(len(l)==len(m), set(map(id,l))==set(map(id,m)))
nan=float('nan')
print(sorted([3.0,nan,1.0,-0.0,0.0,2.0]), sorted([True,2,0]), sorted([2**70,1,3.5]), sorted(['b','a\U0001F600','a\uffff','a']))
l=list(range(20))
for step in range(600):
    n=len(l); r=rnd(16); a=rnd(30)-8; b=rnd(30)-8; s=rnd(7)-3 or None
    try:
        if r==0: l[a:b]=[rnd(9) for _ in range(rnd(5))]
        elif r==1: l[a:b:s]=[rnd(9) for _ in range(rnd(5))]
        elif r==2: del l[a:b]
        elif r==3: del l[a:b:s]
        elif r==4: l.insert(a,b)
        elif r==5: l.pop(a)
        elif r==6: l.append(b)
        elif r==7: l.extend(range(rnd(6)))
        elif r==8: l.remove(a)
        elif r==9: l*=rnd(3)
        elif r==10: l+=(1,2)
        elif r==11: l[a]=b
        elif r==12: del l[a]
        elif r==13: l.reverse()
        elif r==14: print(l[a:b:s], tuple(l)[a:b:s], l.count(3), l==sorted(l), l<[1,2,a])
        elif r==15: print(l.index(a,b,s or 0), slice(a,b,s).indices(n), range(100)[a:b:s])
    except (ValueError,IndexError) as e: print(type(e).__name__,e)
    if len(l)>60: l=l[:20]
    print(l)
