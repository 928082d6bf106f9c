package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class StaticWithoutSelf {
    @Method("f(self)") // error: a static Java method takes the receiver first
    static void f() {}
}
