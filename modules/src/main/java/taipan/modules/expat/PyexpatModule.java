package taipan.modules.expat;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Attributes;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;

/// The `pyexpat` module, over a parser that behaves as expat.
/// CPython: Modules/pyexpat.c
@PyModule("pyexpat")
public final class PyexpatModule {
    static final String VERSION = "2.4.9";

    @Constant static final String EXPAT_VERSION = "expat_" + VERSION;
    @Constant static final String native_encoding = "UTF-8";
    @Constant static final int XML_PARAM_ENTITY_PARSING_NEVER = 0;
    @Constant static final int XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1;
    @Constant static final int XML_PARAM_ENTITY_PARSING_ALWAYS = 2;

    /// The names of the errors 1 to 37; later ones have none in this module.
    private static final String[] ERRORS = {
        "NO_MEMORY", "SYNTAX", "NO_ELEMENTS", "INVALID_TOKEN", "UNCLOSED_TOKEN", "PARTIAL_CHAR", "TAG_MISMATCH",
        "DUPLICATE_ATTRIBUTE", "JUNK_AFTER_DOC_ELEMENT", "PARAM_ENTITY_REF", "UNDEFINED_ENTITY", "RECURSIVE_ENTITY_REF",
        "ASYNC_ENTITY", "BAD_CHAR_REF", "BINARY_ENTITY_REF", "ATTRIBUTE_EXTERNAL_ENTITY_REF", "MISPLACED_XML_PI",
        "UNKNOWN_ENCODING", "INCORRECT_ENCODING", "UNCLOSED_CDATA_SECTION", "EXTERNAL_ENTITY_HANDLING", "NOT_STANDALONE",
        "UNEXPECTED_STATE", "ENTITY_DECLARED_IN_PE", "FEATURE_REQUIRES_XML_DTD", "CANT_CHANGE_FEATURE_ONCE_PARSING",
        "UNBOUND_PREFIX", "UNDECLARING_PREFIX", "INCOMPLETE_PE", "XML_DECL", "TEXT_DECL", "PUBLICID", "SUSPENDED",
        "NOT_SUSPENDED", "ABORTED", "FINISHED", "SUSPEND_PE"
    };

    private static final String[] MODEL_TYPES = {"EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"};
    private static final String[] QUANTIFIERS = {"NONE", "OPT", "REP", "PLUS"};

    private final InterpreterState interpreter;
    private final PyType error = ModuleExceptions.define("xml.parsers.expat", "ExpatError", PyExc.Exception);

    public PyexpatModule(InterpreterState interpreter) {
        this.interpreter = interpreter;
    }

    void init(PyModuleObject module) {
        module.add("__doc__", "Python wrapper for Expat parser.");
        module.add("XMLParserType", PyXmlParser.TYPE);
        module.add("ExpatError", error);
        module.add("error", error);
        module.add("version_info", PyTuple.of(2L, 4L, 9L));
        PyList features = new PyList();
        Object[][] known = {
            {"sizeof(XML_Char)", 1L}, {"sizeof(XML_LChar)", 1L}, {"XML_DTD", 0L}, {"XML_CONTEXT_BYTES", 1024L}, {"XML_NS", 0L},
            {"XML_BLAP_MAX_AMP", 100L}, {"XML_BLAP_ACT_THRES", 8388608L}
        };
        for (Object[] feature : known) {
            features.append(PyTuple.of(feature));
        }
        module.add("features", features);
        PyModuleObject errors = submodule(module, "errors", "Constants used to describe error conditions.");
        PyDict codes = new PyDict();
        PyDict messages = new PyDict();
        for (int i = 0; i < ERRORS.length; i++) {
            String message = Problem.message(i + 1);
            errors.add("XML_ERROR_" + ERRORS[i], message);
            codes.put(message, i + 1L);
            messages.put((Object) (i + 1L), message);
        }
        errors.add("codes", codes);
        errors.add("messages", messages);
        PyModuleObject model = submodule(module, "model", "Constants used to interpret content model information.");
        for (int i = 0; i < MODEL_TYPES.length; i++) {
            model.add("XML_CTYPE_" + MODEL_TYPES[i], i + 1L);
        }
        for (int i = 0; i < QUANTIFIERS.length; i++) {
            model.add("XML_CQUANT_" + QUANTIFIERS[i], (long) i);
        }
    }

    private PyModuleObject submodule(PyModuleObject module, String name, String doc) {
        PyModuleObject made = new PyModuleObject("pyexpat." + name);
        made.add("__doc__", doc);
        interpreter.modules.put("pyexpat." + name, made);
        module.add(name, made);
        return made;
    }

    /// The ExpatError for a problem at the place where the parser is.
    Raised error(int code, Source at) {
        String message = Problem.message(code);
        Object text = message + ": line " + at.line() + ", column " + at.column();
        Raised raised = ModuleExceptions.raise(error, text);
        Attributes.set(raised.value(), "code", (long) code);
        Attributes.set(raised.value(), "offset", at.column());
        Attributes.set(raised.value(), "lineno", at.line());
        return raised;
    }

    private static String textOrNull(Object value, String argument) {
        if (value == PyNone.NONE) {
            return null;
        }
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("ParserCreate() argument '%s' must be str or None, not %T", argument, value);
        }
        return PyStr.toName(value);
    }

    @Function("ParserCreate(encoding=None, namespace_separator=None, intern=NULL)")
    Object parserCreate(Object encoding, Object namespaceSeparator, Object intern) {
        String separator = textOrNull(namespaceSeparator, "namespace_separator");
        String name = textOrNull(encoding, "encoding");
        if (separator != null && separator.codePointCount(0, separator.length()) > 1) {
            throw valueError("namespace_separator must be at most one character, omitted, or None");
        }
        if (separator != null && separator.equals("\0")) {
            separator = "";
        }
        if (intern != null && intern != PyNone.NONE && !(intern instanceof PyDict)) {
            throw typeError("intern must be a dictionary");
        }
        PyDict names = intern == null ? new PyDict() : intern instanceof PyDict given ? given : null;
        return new PyXmlParser(this, name, separator, names);
    }

    @Function("ErrorString(code, /)")
    Object errorString(long code) {
        String message = Problem.message(code);
        return message == null ? PyNone.NONE : message;
    }
}
