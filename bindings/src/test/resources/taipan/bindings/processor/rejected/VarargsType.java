package rejected;

import taipan.bindings.*;

@PyModule("m")
class VarargsType {
    @Function("f(*args)") // error: *args must be an Object[]
    void f(Object args) {}
}
