package rejected;

import taipan.bindings.*;

@PyModule("m")
class MalformedSignature {
    @Function("f(a; b)") // error: unexpected ';' in the signature
    void f(Object a, Object b) {}
}
