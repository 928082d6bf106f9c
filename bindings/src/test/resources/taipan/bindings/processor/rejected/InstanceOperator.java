package rejected;

import taipan.bindings.*;

@PyClass(name = "x")
class InstanceOperator {
    public Object __add__(Object left, Object right) { // error: __add__ is a static Java method that takes both operands
        return null;
    }
}
