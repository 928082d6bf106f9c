package taipan.builtins;

import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.ClassBuilder;
import taipan.objects.Mappings;
import taipan.objects.PyCell;
import taipan.objects.PyDict;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Resumable;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;

/// What the class statement does: find the metaclass, run the body, make the class.
/// CPython: Python/bltinmodule.c (builtin___build_class__)
final class ClassStatement {
    private ClassStatement() {}

    static Object execute(ThreadState ts, Object func, Object name, Object[] givenBases, Object metaclass, PyDict keywords) {
        if (!(func instanceof PyFunction body)) {
            throw typeError("__build_class__: func must be a function");
        }
        if (PyStr.valueOrNull(name) == null) {
            throw typeError("__build_class__: name is not a string");
        }
        PyTuple original = PyTuple.of(givenBases);
        PyTuple bases = replaceEntries(original);
        Object meta = metaclass;
        if (meta == null) {
            meta = bases.size() == 0 ? PyType.TYPE : PyType.of(bases.get(0));
        }
        if (meta instanceof PyType type) {
            meta = ClassBuilder.metaclass(type, bases);
        }
        Object namespace = prepare(ts, meta, name, bases, keywords);
        PyFrame frame = new PyFrame(body.code, body.globals, namespace, body.closure);
        Object cell = body.code.isGenerator()
                ? Resumable.of(ts, frame, body.nameObject(), body.qualnameObject())
                : body.code.body.run(ts, frame);
        if (bases != original) {
            Sequences.setItem(namespace, "__orig_bases__", original);
        }
        Object cls = Calls.callEx(ts, meta, new Object[] {name, bases, namespace}, keywords);
        if (cls instanceof PyType && cell instanceof PyCell c) {
            checkCell(c, cls, name);
        }
        return cls;
    }

    private static void checkCell(PyCell cell, Object cls, Object name) {
        if (cell.value == null) {
            throw Raise.runtimeError(
                    "__class__ not set defining %R as %R. Was __classcell__ propagated to type.__new__?", name, cls);
        }
        if (cell.value != cls) {
            throw typeError("__class__ set to %R defining %R as %R", cell.value, name, cls);
        }
    }

    private static Object prepare(ThreadState ts, Object meta, Object name, PyTuple bases, PyDict keywords) {
        Object prepare = Attributes.lookup(meta, "__prepare__");
        if (prepare == null) {
            return new PyDict();
        }
        Object namespace = Calls.callEx(ts, prepare, new Object[] {name, bases}, keywords);
        if (!Mappings.isMapping(namespace)) {
            throw typeError("%s.__prepare__() must return a mapping, not %T",
                    meta instanceof PyType t ? t.name() : "<metaclass>", namespace);
        }
        return namespace;
    }

    /// The bases with those that are not classes replaced by what their `__mro_entries__` says.
    /// CPython: update_bases
    private static PyTuple replaceEntries(PyTuple bases) {
        List<Object> replaced = null;
        for (int i = 0; i < bases.size(); i++) {
            Object base = bases.get(i);
            Object entries = base instanceof PyType ? null : Attributes.lookup(base, "__mro_entries__");
            if (entries == null) {
                if (replaced != null) {
                    replaced.add(base);
                }
                continue;
            }
            if (!(Calls.call(entries, bases) instanceof PyTuple more)) {
                throw typeError("__mro_entries__ must return a tuple");
            }
            if (replaced == null) {
                replaced = new ArrayList<>();
                for (int j = 0; j < i; j++) {
                    replaced.add(bases.get(j));
                }
            }
            for (int j = 0; j < more.size(); j++) {
                replaced.add(more.get(j));
            }
        }
        return replaced == null ? bases : PyTuple.of(replaced.toArray());
    }
}
