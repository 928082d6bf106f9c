package taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// The classes that translated code refers to.
final class Names {
    private Names() {}

    static final ClassDesc THREAD = ClassDesc.of("taipan.objects.ThreadState");
    static final ClassDesc FUNCTION = ClassDesc.of("taipan.objects.PyFunction");
    static final ClassDesc FRAME = ClassDesc.of("taipan.objects.PyFrame");
    static final ClassDesc TYPE = ClassDesc.of("taipan.objects.PyType");
    static final ClassDesc SHORTCUTS = ClassDesc.of("taipan.objects.Shortcuts");
    static final ClassDesc CODE = ClassDesc.of("taipan.objects.PyCode");
    static final ClassDesc DICT = ClassDesc.of("taipan.objects.PyDict");
    static final ClassDesc CELL = ClassDesc.of("taipan.objects.PyCell");
    static final ClassDesc RAISED = ClassDesc.of("taipan.objects.Raised");
    static final ClassDesc NUMBERS = ClassDesc.of("taipan.objects.Numbers");
    static final ClassDesc CALLS = ClassDesc.of("taipan.objects.Calls");
    static final ClassDesc ITERATION = ClassDesc.of("taipan.objects.Iteration");
    static final ClassDesc ATTRIBUTES = ClassDesc.of("taipan.objects.Attributes");
    static final ClassDesc SEQUENCES = ClassDesc.of("taipan.objects.Sequences");
    static final ClassDesc LAYOUT = ClassDesc.of("taipan.objects.Layout");
    static final ClassDesc NONE = ClassDesc.of("taipan.objects.PyNone");
    static final ClassDesc ATTRIBUTE_CACHE = ClassDesc.of("taipan.objects.AttributeCache");
    static final ClassDesc GLOBAL_CACHE = ClassDesc.of("taipan.objects.GlobalCache");
    static final ClassDesc SITE = ClassDesc.of("taipan.interpreter.Site");
    static final ClassDesc STEPS = ClassDesc.of("taipan.interpreter.Steps");
    static final ClassDesc GUARDS = ClassDesc.of("taipan.objects.Guards");
    static final ClassDesc FRAMES = ClassDesc.of("taipan.jit.Frames");
    static final ClassDesc FUNCTION_BODY = ClassDesc.of("taipan.jit.FunctionBody");
    static final ClassDesc RESUMPTION = ClassDesc.of("taipan.interpreter.Resumption");
    static final ClassDesc THROWABLE = ClassDesc.of("java.lang.Throwable");
    static final ClassDesc METHOD_HANDLE = ClassDesc.of("java.lang.invoke.MethodHandle");
    static final ClassDesc STRING = ClassDesc.of("java.lang.String");
    static final ClassDesc LONG = ClassDesc.of("java.lang.Long");
    static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");
    static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    static final ClassDesc ARITHMETIC = ClassDesc.of("java.lang.ArithmeticException");
    static final ClassDesc TYPED = ClassDesc.of("taipan.jit.Typed");
    static final ClassDesc RANGE_ITERATOR = ClassDesc.of("taipan.objects.PyRangeIterator");
    static final ClassDesc OBJECTS = CD_Object.arrayType();
    static final ClassDesc INTS = CD_int.arrayType();

    static final MethodTypeDesc O_O = MethodTypeDesc.of(CD_Object, CD_Object);
    static final MethodTypeDesc O_OO = MethodTypeDesc.of(CD_Object, CD_Object, CD_Object);
    static final MethodTypeDesc V_OO = MethodTypeDesc.of(CD_void, CD_Object, CD_Object);

    static MethodTypeDesc type(ClassDesc result, ClassDesc... parameters) {
        return MethodTypeDesc.of(result, parameters);
    }
}
