package taipan.builtins;

import taipan.code.MarshalProblem;
import taipan.code.MarshalWriter;
import taipan.code.Singleton;
import taipan.objects.Iteration;
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

/// Writes Python values as marshal data.
/// CPython: Python/marshal.c (w_object)
final class MarshalOutput extends MarshalWriter {
    MarshalOutput(int version) {
        super(version);
    }

    /// The value as bytes, with errors as Python exceptions.
    byte[] dump(Object value) {
        try {
            write(value);
            return toByteArray();
        } catch (MarshalProblem problem) {
            throw MarshalInput.toRaised(problem);
        }
    }

    @Override
    protected void writeOther(Object value) {
        PyType type = PyType.of(value);
        if (value == PyNone.NONE) {
            write(Singleton.NONE);
        } else if (value == PyEllipsis.ELLIPSIS) {
            write(Singleton.ELLIPSIS);
        } else if (value == PyExc.StopIteration) {
            putByte('S');
        } else if (value instanceof PyCode code) {
            write(code.source());
        } else if (type == PyTuple.TYPE) {
            writeTuple(value, ((PyTuple) value).toArray());
        } else if (type == PyBytes.TYPE) {
            writeBytes(value, ((PyBytes) value).toByteArray());
        } else if (type == PyComplex.TYPE) {
            PyComplex c = (PyComplex) value;
            writeComplex(c.real(), c.imag());
        } else if (type == PyList.TYPE) {
            writeElements('[', value, ((PyList) value).toArray());
        } else if (type == PySet.TYPE || type == PyFrozenSet.TYPE) {
            writeElements(type == PySet.TYPE ? '<' : '>', value, Iteration.toArray(value));
        } else if (type == PyDict.TYPE) {
            if (!reference('{', value)) {
                PyDict dict = (PyDict) value;
                for (Object key : dict.keys()) {
                    write(key);
                    write(dict.getOrNull(key));
                }
                putByte('0');
            }
        } else {
            byte[] bytes = Source.bytesOrNull(value);
            if (bytes == null) {
                super.writeOther(value);
            }
            writeBytes(value, bytes);
        }
    }
}
