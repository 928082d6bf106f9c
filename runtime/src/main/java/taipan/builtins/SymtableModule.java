package taipan.builtins;

import java.util.Map;
import taipan.bindings.Function;
import taipan.bindings.Getter;
import taipan.bindings.PyClass;
import taipan.bindings.PyModule;
import taipan.compiler.parser.ParseMode;
import taipan.compiler.symbols.Scope;
import taipan.compiler.symbols.Symbol;
import taipan.objects.Identity;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// The `_symtable` module: the compiler's symbol table for Python programs.
/// CPython: Modules/symtablemodule.c
@PyModule("_symtable")
public final class SymtableModule {
    public SymtableModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        PyDict dict = module.dict();
        dict.put("USE", (long) Symbol.USE);
        dict.put("DEF_GLOBAL", (long) Symbol.DEF_GLOBAL);
        dict.put("DEF_NONLOCAL", (long) Symbol.DEF_NONLOCAL);
        dict.put("DEF_LOCAL", (long) Symbol.DEF_LOCAL);
        dict.put("DEF_PARAM", (long) Symbol.DEF_PARAM);
        dict.put("DEF_FREE", (long) Symbol.DEF_FREE);
        dict.put("DEF_FREE_CLASS", (long) Symbol.DEF_FREE_CLASS);
        dict.put("DEF_IMPORT", (long) Symbol.DEF_IMPORT);
        dict.put("DEF_BOUND", (long) Symbol.DEF_BOUND);
        dict.put("DEF_ANNOT", (long) Symbol.DEF_ANNOT);
        dict.put("TYPE_FUNCTION", 0L);
        dict.put("TYPE_CLASS", 1L);
        dict.put("TYPE_MODULE", 2L);
        dict.put("LOCAL", (long) Symbol.LOCAL);
        dict.put("GLOBAL_EXPLICIT", (long) Symbol.GLOBAL_EXPLICIT);
        dict.put("GLOBAL_IMPLICIT", (long) Symbol.GLOBAL_IMPLICIT);
        dict.put("FREE", (long) Symbol.FREE);
        dict.put("CELL", (long) Symbol.CELL);
        dict.put("SCOPE_OFF", (long) Symbol.SCOPE_SHIFT);
        dict.put("SCOPE_MASK", (long) Symbol.SCOPE_MASK);
    }

    @Function("symtable(source, filename, startstr, /)")
    Object symtable(ThreadState ts, Object source, Object filename, String start) {
        ParseMode mode = switch (start) {
            case "exec" -> ParseMode.EXEC;
            case "eval" -> ParseMode.EVAL;
            case "single" -> ParseMode.SINGLE;
            default -> throw Raise.valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        };
        Object text = Source.of(source, "symtable", "string or bytes");
        return new Entry(Compiling.scopes(ts, text, Paths.text(filename), mode));
    }

    /// A block with its symbols.
    /// CPython: Python/symtable.c (PySTEntry_Type)
    @PyClass(name = "symtable entry")
    static final class Entry extends PyObject {
        static final PyType TYPE = SymtableModuleEntryBindings.newType();

        private final Scope scope;
        private PyDict symbols;
        private PyList children;

        Entry(Scope scope) {
            super(TYPE);
            this.scope = scope;
        }

        @Getter("id")
        long id() {
            return Identity.id(scope);
        }

        @Getter("name")
        Object name() {
            return PyStr.fromName(scope.name());
        }

        @Getter("symbols")
        Object symbols() {
            if (symbols == null) {
                PyDict made = new PyDict();
                for (Map.Entry<String, Integer> symbol : scope.symbols().entrySet()) {
                    made.put(PyStr.fromName(symbol.getKey()), (long) symbol.getValue());
                }
                symbols = made;
            }
            return symbols;
        }

        @Getter("varnames")
        Object varnames() {
            Object[] names = new Object[scope.varnames().size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = PyStr.fromName(scope.varnames().get(i));
            }
            return PyList.of(names);
        }

        @Getter("children")
        Object children() {
            if (children == null) {
                Object[] entries = new Object[scope.children().size()];
                for (int i = 0; i < entries.length; i++) {
                    entries[i] = new Entry(scope.children().get(i));
                }
                children = PyList.of(entries);
            }
            return children;
        }

        @Getter("nested")
        long nested() {
            return scope.isNested() ? 1 : 0;
        }

        @Getter("type")
        long kind() {
            return switch (scope.kind()) {
                case FUNCTION -> 0;
                case CLASS -> 1;
                case MODULE -> 2;
                case ANNOTATION -> 3;
            };
        }

        @Getter("lineno")
        long lineno() {
            return scope.lineno();
        }

        public Object __repr__() {
            return PyStr.concat("<symtable entry ", PyStr.concat(name(), "(" + id() + "), line " + lineno() + ">"));
        }
    }
}
