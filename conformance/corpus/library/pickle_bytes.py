"""The bytes of every pickle protocol, and what broken pickles are told."""
import pickle, _pickle, sys
print(pickle.Pickler)
class A:
    def __init__(self): self.x=1; self.y=[1,2]
objs=[1,-1,300,70000,2**40,-2**70,1.5,True,None,'a','héé','\U00010000',b'x',b'y'*300,bytearray(b'zz'),(1,),(1,2,3,4),[1,[2]],{'a':1,'b':[1]},{1,2},frozenset([3]),A,len,A(),print,int,type(None),...,range(3),slice(1,2),1j,5]
ok=True
import io
for p in range(6):
    for o in objs:
        d=pickle.dumps(o,p)
        print(p,d)
        r=pickle.loads(d); r2=pickle._loads(d); r3=pickle.load(io.BytesIO(d))
        if not isinstance(o,A): assert repr(r)==repr(o)==repr(r2)==repr(r3),(o,r,r2)
        else: assert r.__dict__==o.__dict__==r2.__dict__
    l=[];l.append(l); t=(l,); l.append(t)
    print(p,pickle.dumps(t,p))
for bad in [b'',b'\x80\x04',b'\x80\x09',b'(.',b'0.',b'h\x05.',b'\x99',b"'",b'\x95\xff\xff\xff\xff\xff\xff\xff\x7f',b'X\xff\xff\xff\x7fa',b'\x8e\xff\xff\xff\xff\xff\xff\xff\xff',b'I\n.',b'Ixx\n.',b'S"abc\n.',b'r\xff\xff\xff\xff.',b'\x82\x00.', b'K\x01K\x02R.',b'K\x01)\x81.',b'(a.',b'(u.',b'(K\x01d.']:
    for f in (pickle.loads, lambda b: pickle.load(io.BytesIO(b))):
        try: print(f(bad))
        except Exception as e: print(bad,type(e),e)
def f():
    class B: pass
    return B
for o in [f(), f()(), lambda:1, sys]:
    try: pickle.dumps(o)
    except Exception as e: print(type(e),str(e).split(' at 0x')[0])
x=[]
for i in range(100000): x=[x]
try: pickle.dumps(x)
except RecursionError as e: print(e)
