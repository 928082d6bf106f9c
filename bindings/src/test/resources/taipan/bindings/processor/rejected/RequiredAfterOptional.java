package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class RequiredAfterOptional {
    @Method("f(self, a=None, b)") // error: parameter 'b' without a default follows one with a default
    void f(Object a, Object b) {}
}
