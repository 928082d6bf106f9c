package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class ArrayResult {
    @Method("f(self)") // error: a result of type int[] is not a Python value
    int[] f() {
        return null;
    }
}
