package taipan.builtins.ast;

import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `ast.AST`, the base of all node classes that Python code sees.
/// CPython: Python/Python-ast.c (AST_type)
@PyClass(name = "ast.AST", subclassable = true, hasDict = true)
public final class PyAst extends PyExtensible {
    public static final PyType TYPE = PyAstBindings.newType();

    @Constant
    static final Object _fields = PyTuple.EMPTY;
    @Constant
    static final Object _attributes = PyTuple.EMPTY;
    @Constant
    static final Object __match_args__ = PyTuple.EMPTY;

    PyAst(PyType type) {
        super(type);
    }

    @Constructor("AST(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyAst(cls);
    }

    /// Positional arguments fill `_fields` in order, keywords set any attribute. CPython: ast_type_init
    @Init("AST(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        Object declared = Attributes.lookup(this, "_fields");
        Object[] fields = declared == null ? new Object[0] : Iteration.toArray(declared);
        if (fields.length < args.length) {
            throw Raise.typeError(
                    "%s constructor takes at most %d positional argument%s", type().name(), fields.length, fields.length == 1 ? "" : "s");
        }
        for (int i = 0; i < args.length; i++) {
            Attributes.set(this, PyStr.toName(fields[i]), args[i]);
        }
        if (kwargs == null) {
            return;
        }
        for (Object key : Iteration.toArray(kwargs)) {
            for (int i = 0; i < args.length; i++) {
                if (key.equals(fields[i])) {
                    throw Raise.typeError("%s got multiple values for argument %R", type().name(), key);
                }
            }
            Attributes.set(this, PyStr.toName(key), kwargs.get(key));
        }
    }

    @Method("__reduce__(self, /)")
    Object reduce() {
        Object dict = Attributes.lookup(this, "__dict__");
        return dict == null ? PyTuple.of(type(), PyTuple.EMPTY) : PyTuple.of(type(), PyTuple.EMPTY, dict);
    }

}
