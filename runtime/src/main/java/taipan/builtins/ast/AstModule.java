package taipan.builtins.ast;

import java.util.Map;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyModuleObject;
import taipan.objects.PyType;

/// The `_ast` module: the node classes and the flags of `compile` that belong to them.
/// CPython: Python/Python-ast.c (_astmodule)
@PyModule("_ast")
public final class AstModule {
    public AstModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        module.dict().put("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000L);
        module.dict().put("PyCF_ONLY_AST", 0x400L);
        module.dict().put("PyCF_TYPE_COMMENTS", 0x1000L);
        module.dict().put("AST", PyAst.TYPE);
        for (Map.Entry<String, PyType> entry : AstBridge.current().types().entrySet()) {
            module.dict().put(entry.getKey(), entry.getValue());
        }
    }
}
