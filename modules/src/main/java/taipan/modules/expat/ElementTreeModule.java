package taipan.modules.expat;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Attributes;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// The `_elementtree` module.
/// CPython: Modules/_elementtree.c
@PyModule("_elementtree")
public final class ElementTreeModule {
    private final PyType parseError = ModuleExceptions.define("xml.etree.ElementTree", "ParseError", PyExc.SyntaxError);
    Object commentFactory;
    Object instructionFactory;

    public ElementTreeModule(InterpreterState interpreter) {
        interpreter.setService(ElementTreeModule.class, this);
    }

    static ElementTreeModule current() {
        return ThreadState.current().interpreter().service(ElementTreeModule.class);
    }

    PyType[] types() {
        return new PyType[] {PyElement.TYPE, PyTreeBuilder.TYPE, PyTreeParser.TYPE};
    }

    void init(PyModuleObject module) {
        module.add("ParseError", parseError);
    }

    /// A ParseError; `message` null is the one of the code.
    Raised error(int code, String message, Source at) {
        long line = at.line();
        long column = at.column();
        String words = message == null ? Problem.message(code) : message;
        Raised raised = ModuleExceptions.raise(parseError, taipan.objects.PyStr.fromName(words + ": line " + line + ", column " + column));
        Attributes.set(raised.value(), "code", (long) code);
        Attributes.set(raised.value(), "position", PyTuple.of(line, column));
        return raised;
    }

    /// A ParseError that is about no place in a text.
    Raised error(String message) {
        return ModuleExceptions.raise(parseError, message);
    }

    @Function("SubElement(*args, **kwargs)")
    Object subElement(Object[] args, PyDict kwargs) {
        if (args.length < 2 || args.length > 3) {
            throw typeError("SubElement() takes %s (%d given)", args.length < 2 ? "at least 2 arguments" : "at most 3 arguments", args.length);
        }
        PyElement parent = PyElement.element(args[0], "SubElement() argument 1");
        if (args.length == 3 && !(args[2] instanceof PyDict)) {
            throw typeError("SubElement() argument 3 must be dict, not %T", args[2]);
        }
        PyElement made = new PyElement(args[1], PyElement.merged(args.length == 3 ? (PyDict) args[2] : null, kwargs));
        parent.add(made);
        return made;
    }

    @Function("_set_factories(comment_factory, pi_factory, /)")
    Object setFactories(Object comment, Object instruction) {
        for (Object factory : Arrays.asList(comment, instruction)) {
            if (factory != PyNone.NONE && !taipan.objects.Calls.isCallable(factory)) {
                throw typeError("%s factory must be callable, not %T", factory == comment ? "Comment" : "PI", factory);
            }
        }
        Object before = PyTuple.of(commentFactory == null ? PyNone.NONE : commentFactory,
                instructionFactory == null ? PyNone.NONE : instructionFactory);
        commentFactory = comment == PyNone.NONE ? null : comment;
        instructionFactory = instruction == PyNone.NONE ? null : instruction;
        return before;
    }
}
