package taipan.interpreter;

import taipan.objects.AttributeCache;
import taipan.objects.Attributes;
import taipan.objects.GlobalCache;
import taipan.objects.Sequences;
import taipan.objects.PyCell;
import taipan.objects.PyCode;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyStr;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Variables and attributes.
/// CPython: Python/ceval.c
final class Names {
    private Names() {}

    // Local variables and cells

    static Raised unboundLocal(PyCode code, int index) {
        return Raise.unboundLocalError("local variable '%s' referenced before assignment", code.varnames[index]);
    }

    static void deleteFast(PyFrame frame, int index) {
        if (frame.fast[index] == null) {
            throw unboundLocal(frame.code, index);
        }
        frame.fast[index] = null;
    }

    static Raised unboundCell(PyCode code, int index) {
        if (index < code.cells) {
            return Raise.unboundLocalError("local variable '%s' referenced before assignment", code.cellName(index));
        }
        return Raise.nameError("free variable '%s' referenced before assignment in enclosing scope", code.cellName(index));
    }

    static void storeDeref(Object[] stack, int cell, int top) {
        ((PyCell) stack[cell]).value = stack[top];
        stack[top] = null;
    }

    static void deleteDeref(PyFrame frame, int index) {
        PyCell cell = (PyCell) frame.fast[frame.code.nlocals + index];
        if (cell.value == null) {
            throw unboundCell(frame.code, index);
        }
        cell.value = null;
    }

    static Object loadClassDeref(PyFrame frame, int index) {
        Object value = getOrNull(frame.locals, frame.code.cellName(index));
        if (value == null) {
            value = ((PyCell) frame.fast[frame.code.nlocals + index]).value;
        }
        if (value == null) {
            throw unboundCell(frame.code, index);
        }
        return value;
    }

    // Names of a class body or module

    private static Object getOrNull(Object mapping, String name) {
        if (mapping instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.getOrNull(name);
        }
        try {
            return Sequences.getItem(mapping, PyStr.fromName(name));
        } catch (Raised e) {
            if (e.matches(PyExc.KeyError)) {
                return null;
            }
            throw e;
        }
    }

    private static Raised undefined(String name) {
        return Raise.nameError("name '%s' is not defined", name);
    }

    static Object loadName(PyFrame frame, String name) {
        if (frame.locals == null) {
            throw Raise.systemError("no locals when loading '%s'", name);
        }
        Object value = getOrNull(frame.locals, name);
        return value == null ? global(frame.globals, frame.builtins, name) : value;
    }

    static void storeName(PyFrame frame, String name, Object[] stack, int top) {
        Object value = stack[top];
        stack[top] = null;
        storeName(frame, name, value);
    }

    static void storeName(PyFrame frame, String name, Object value) {
        Object locals = frame.locals;
        if (locals instanceof PyDict d && d.type() == PyDict.TYPE) {
            d.put(name, value);
        } else if (locals == null) {
            throw Raise.systemError("no locals found when storing '%s'", name);
        } else {
            Sequences.setItem(locals, PyStr.fromName(name), value);
        }
    }

    static void deleteName(PyFrame frame, String name) {
        if (frame.locals == null) {
            throw Raise.systemError("no locals when deleting '%s'", name);
        }
        try {
            Sequences.deleteItem(frame.locals, PyStr.fromName(name));
        } catch (Raised e) {
            throw e.matches(PyExc.KeyError) ? undefined(name) : e;
        }
    }

    static void setupAnnotations(PyFrame frame) {
        if (frame.locals == null) {
            throw Raise.systemError("no locals found when setting up annotations");
        }
        if (getOrNull(frame.locals, "__annotations__") == null) {
            storeName(frame, "__annotations__", new PyDict());
        }
    }

    // Globals

    private static Object global(PyDict globals, Object builtins, String name) {
        Object value = globals.getOrNull(name);
        if (value == null) {
            value = getOrNull(builtins, name);
            if (value == null) {
                throw undefined(name);
            }
        }
        return value;
    }

    static Object loadGlobal(PyFrame frame, String name, Object[] caches, int at) {
        return loadGlobal(frame.globals, frame.builtins, name, caches, at);
    }

    static Object loadGlobal(PyDict globals, Object builtins, String name, Object[] caches, int at) {
        if (caches != null) {
            if (caches[at] instanceof GlobalCache c) {
                Object value = c.get(globals);
                if (value != null) {
                    return value;
                }
            }
            GlobalCache c = GlobalCache.of(globals, builtins, name);
            if (c != null) {
                caches[at] = c;
            }
        }
        return global(globals, builtins, name);
    }

    static void storeGlobal(PyFrame frame, String name, Object[] stack, int top) {
        frame.globals.put(name, stack[top]);
        stack[top] = null;
    }

    static void deleteGlobal(PyFrame frame, String name) {
        deleteGlobal(frame.globals, name);
    }

    static void deleteGlobal(PyDict globals, String name) {
        if (globals.remove(name) == null) {
            throw undefined(name);
        }
    }

    static Object buildClass(PyFrame frame) {
        return buildClass(frame.builtins);
    }

    static Object buildClass(Object builtins) {
        Object function = getOrNull(builtins, "__build_class__");
        if (function == null) {
            throw Raise.of(PyExc.NameError, "__build_class__ not found");
        }
        return function;
    }

    // Attributes

    static Object loadAttr(Object owner, String name, Object[] caches, int at) {
        return caches == null ? Attributes.get(owner, name) : AttributeCache.get(owner, name, caches, at);
    }

    static void storeAttr(Object[] stack, int top, String name, Object[] caches, int at) {
        Object value = stack[top];
        Object owner = stack[top + 1];
        stack[top] = null;
        stack[top + 1] = null;
        if (caches == null) {
            Attributes.set(owner, name, value);
        } else {
            AttributeCache.set(owner, name, value, caches, at);
        }
    }

    static void deleteAttr(Object owner, String name) {
        Attributes.delete(owner, name);
    }

    /// Leaves function and self on the stack, or null and something to call without self.
    static void loadMethod(Object[] stack, int top, String name, Object[] caches, int at) {
        Object owner = stack[top - 1];
        Object function = AttributeCache.method(owner, name, caches, at);
        if (function != null) {
            stack[top - 1] = function;
            stack[top] = owner;
        } else {
            stack[top] = loadAttr(owner, name, caches, at);
            stack[top - 1] = null;
        }
    }
}
