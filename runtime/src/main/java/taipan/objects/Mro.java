package taipan.objects;

import static taipan.objects.Raise.typeError;

import java.util.ArrayList;
import java.util.List;

/// The order in which the classes of a type are searched: C3 linearisation, or what the metaclass's `mro()` says.
/// CPython: Objects/typeobject.c (mro_internal, mro_implementation, pmerge)
final class Mro {
    private Mro() {}

    /// The MRO of a type whose bases are known; asks an overridden `mro()` of the metaclass.
    static PyType[] of(PyType type) {
        Object method = type.type() == PyType.TYPE ? null : type.type().lookup("mro");
        if (method == null || method == PyType.TYPE.lookup("mro")) {
            return linearize(type);
        }
        Object[] answer = Iteration.toArray(Calls.call(Attributes.bind(method, type, type.type())));
        PyType[] mro = new PyType[answer.length];
        for (int i = 0; i < answer.length; i++) {
            if (!(answer[i] instanceof PyType t)) {
                throw typeError("mro() returned a non-class ('%T')", answer[i]);
            }
            if (!ClassBuilder.solidBase(type).isSubtype(ClassBuilder.solidBase(t))) {
                throw typeError("mro() returned base with unsuitable layout ('%s')", t.fullName());
            }
            mro[i] = t;
        }
        return mro;
    }

    /// C3 over the MROs of the bases and the bases themselves.
    static PyType[] linearize(PyType type) {
        PyTuple bases = type.bases();
        int n = bases.size();
        if (n == 1) {
            PyType[] parent = complete((PyType) bases.get(0));
            PyType[] mro = new PyType[parent.length + 1];
            mro[0] = type;
            System.arraycopy(parent, 0, mro, 1, parent.length);
            return mro;
        }
        PyType[][] sequences = new PyType[n + 1][];
        sequences[n] = new PyType[n];
        for (int i = 0; i < n; i++) {
            PyType base = (PyType) bases.get(i);
            for (int j = 0; j < i; j++) {
                if (bases.get(j) == base) {
                    throw typeError("duplicate base class %s", base.name());
                }
            }
            sequences[i] = complete(base);
            sequences[n][i] = base;
        }
        List<PyType> mro = new ArrayList<>();
        mro.add(type);
        int[] heads = new int[n + 1];
        while (true) {
            boolean empty = true;
            PyType next = null;
            for (int i = 0; i <= n && next == null; i++) {
                if (heads[i] < sequences[i].length) {
                    empty = false;
                    PyType candidate = sequences[i][heads[i]];
                    if (!inTail(candidate, sequences, heads)) {
                        next = candidate;
                    }
                }
            }
            if (empty) {
                return mro.toArray(new PyType[0]);
            }
            if (next == null) {
                throw inconsistent(sequences, heads);
            }
            mro.add(next);
            for (int i = 0; i <= n; i++) {
                if (heads[i] < sequences[i].length && sequences[i][heads[i]] == next) {
                    heads[i]++;
                }
            }
        }
    }

    private static PyType[] complete(PyType base) {
        if (base.mro() == null) {
            throw typeError("Cannot extend an incomplete type '%s'", base.fullName());
        }
        return base.mro();
    }

    private static boolean inTail(PyType candidate, PyType[][] sequences, int[] heads) {
        for (int i = 0; i < sequences.length; i++) {
            for (int j = heads[i] + 1; j < sequences[i].length; j++) {
                if (sequences[i][j] == candidate) {
                    return true;
                }
            }
        }
        return false;
    }

    /// CPython: set_mro_error
    private static Raised inconsistent(PyType[][] sequences, int[] heads) {
        StringBuilder names = new StringBuilder();
        List<PyType> seen = new ArrayList<>();
        for (int i = 0; i < sequences.length; i++) {
            if (heads[i] < sequences[i].length && !seen.contains(sequences[i][heads[i]])) {
                seen.add(sequences[i][heads[i]]);
                names.append(names.isEmpty() ? " " : ", ").append(sequences[i][heads[i]].name());
            }
        }
        return typeError("Cannot create a consistent method resolution\norder (MRO) for bases%s", names);
    }
}
