package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class NoReceiver {
    @Method("f()") // error: the signature must start with the receiver (self or cls)
    void f() {}
}
