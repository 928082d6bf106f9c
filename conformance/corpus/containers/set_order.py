# The order of sets after random operations equals that of CPython for the same hash seed.
seed=12345
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)&0x7fffffff
    return (seed>>8)%n
def key(m):
    k=rnd(4)
    if k==0: return rnd(m)
    if k==1: return 's%d'%rnd(m)
    if k==2: return (rnd(5),'x%d'%rnd(m//4+1))
    return rnd(m)*64
h=0
for trial in range(24):
    m=[8,30,120][trial%3]
    s=set(); o=set(key(m) for _ in range(rnd(m)+1))
    for step in range(m*3):
        r=rnd(20)
        if r<9: s.add(key(m))
        elif r<13: s.discard(key(m))
        elif r==13 and s: s.pop()
        elif r==14: s|={key(m) for _ in range(rnd(6))}
        elif r==15: s-={key(m) for _ in range(rnd(30))}
        elif r==16: s^=set([key(m) for _ in range(rnd(8))])
        elif r==17 and step%7==0: s&=o|s
        elif r==18 and step%11==0: s=s.copy()
        elif r==19 and step%5==0: s.update({key(m):1 for _ in range(rnd(10))})
    print(trial, len(s), repr(s)[:400])
    print(s-o if trial%3 else o-s, s&o, s^o)
    print(s.symmetric_difference(list(o))==s^o, s.difference(list(o)), s.intersection(list(o)), frozenset(s)==s, hash(frozenset(s)))
    print(s.union([1,2],{3:4}), list(dict.fromkeys(s).keys()-o)[:5], list(dict.fromkeys(s).keys()&o)[:5], list(dict.fromkeys(s).keys()^o)[:5])
    print(set(repr(s)), {c:1 for c in repr(s)}.keys()|{'zz'})
