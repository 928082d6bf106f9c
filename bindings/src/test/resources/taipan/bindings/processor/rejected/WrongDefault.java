package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class WrongDefault {
    @Method("f(self, n='a', /)") // error: ''a'' is no default for a long
    void f(long n) {}
}
