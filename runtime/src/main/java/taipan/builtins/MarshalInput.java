package taipan.builtins;

import taipan.code.CodeObject;
import taipan.code.MarshalProblem;
import taipan.code.MarshalReader;
import taipan.objects.PyBytes;
import taipan.objects.PyCode;
import taipan.objects.PyComplex;
import taipan.objects.PyDict;
import taipan.objects.PyEllipsis;
import taipan.objects.PyExc;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PySet;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;

/// Reads Python values from marshal data.
/// CPython: Python/marshal.c (r_object)
final class MarshalInput extends MarshalReader {
    MarshalInput(byte[] data) {
        super(data, 0, data.length);
    }

    /// The next value, with errors as Python exceptions.
    Object next() {
        try {
            return read();
        } catch (MarshalProblem problem) {
            throw toRaised(problem);
        }
    }

    static Raised toRaised(MarshalProblem problem) {
        PyType type = switch (problem.kind()) {
            case EOF_ERROR -> PyExc.EOFError;
            case VALUE_ERROR -> PyExc.ValueError;
            case TYPE_ERROR -> PyExc.TypeError;
        };
        return Raise.of(type, "%s", problem.getMessage());
    }

    @Override
    protected Object makeNone() {
        return PyNone.NONE;
    }

    @Override
    protected Object makeEllipsis() {
        return PyEllipsis.ELLIPSIS;
    }

    @Override
    protected Object makeStopIteration() {
        return PyExc.StopIteration;
    }

    @Override
    protected Object makeComplex(double real, double imag) {
        return new PyComplex(real, imag);
    }

    @Override
    protected Object makeBytes(byte[] bytes) {
        return PyBytes.of(bytes);
    }

    @Override
    protected Object makeTuple(Object[] elements) {
        return elements.length == 0 ? PyTuple.EMPTY : PyTuple.of(elements);
    }

    @Override
    protected Object makeFrozenSet(Object[] elements) {
        return PyFrozenSet.of(elements);
    }

    @Override
    protected Object makeSet(Object[] elements) {
        PySet set = new PySet();
        for (Object element : elements) {
            set.add(element);
        }
        return set;
    }

    @Override
    protected Object makeList() {
        return new PyList();
    }

    @Override
    protected void append(Object list, Object element) {
        ((PyList) list).append(element);
    }

    @Override
    protected Object makeDict() {
        return new PyDict();
    }

    @Override
    protected void put(Object dict, Object key, Object value) {
        ((PyDict) dict).put(key, value);
    }

    @Override
    protected Object makeCode(CodeObject code) {
        return PyCode.foreign(code);
    }

    @Override
    protected byte[] bytesOrNull(Object value) {
        return value instanceof PyBytes bytes && bytes.type() == PyBytes.TYPE ? bytes.toByteArray() : null;
    }

    @Override
    protected Object[] elementsOrNull(Object value) {
        return value instanceof PyTuple tuple && tuple.type() == PyTuple.TYPE ? tuple.toArray() : null;
    }
}
