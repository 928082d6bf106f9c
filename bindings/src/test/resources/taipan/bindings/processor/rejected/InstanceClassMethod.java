package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class InstanceClassMethod {
    @ClassMethod("f(cls)") // error: a class method is a static Java method
    void f(Object cls) {}
}
