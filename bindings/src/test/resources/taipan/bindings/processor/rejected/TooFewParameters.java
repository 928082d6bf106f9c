package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class TooFewParameters {
    @Method("f(self, a, b, /)") // error: the signature has 2 parameters, the Java method takes 1
    void f(Object a) {}
}
