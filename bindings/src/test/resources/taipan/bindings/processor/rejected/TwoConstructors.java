package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class TwoConstructors {
    @Constructor("x(cls)")
    static Object one(Object cls) {
        return null;
    }

    @Constructor("x(cls)") // error: a class has one @Constructor
    static Object two(Object cls) {
        return null;
    }
}
