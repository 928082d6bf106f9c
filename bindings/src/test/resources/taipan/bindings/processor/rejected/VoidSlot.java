package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class VoidSlot {
    public void __repr__() {} // error: __repr__ must return java.lang.Object
}
