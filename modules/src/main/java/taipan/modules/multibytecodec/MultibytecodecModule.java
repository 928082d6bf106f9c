package taipan.modules.multibytecodec;

import java.nio.charset.Charset;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// The `_multibytecodec` module: the classes from which the East Asian codecs of the package `encodings` are made.
/// CPython: Modules/cjkcodecs/multibytecodec.c
@PyModule("_multibytecodec")
public final class MultibytecodecModule {
    public MultibytecodecModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {
            PyMultibyteIncrementalEncoder.TYPE,
            PyMultibyteIncrementalDecoder.TYPE,
            PyMultibyteStreamReader.TYPE,
            PyMultibyteStreamWriter.TYPE
        };
    }

    /// The codec of a name, out of pairs of Python's and Java's names (empty: it is our own).
    static Object codec(Object encoding, String... names) {
        if (PyStr.valueOrNull(encoding) == null) {
            throw Raise.typeError("encoding name must be a string.");
        }
        String wanted = PyStr.toName(encoding);
        for (int i = 0; i < names.length; i += 2) {
            if (names[i].equals(wanted) && (names[i + 1].isEmpty() || Charset.isSupported(names[i + 1]))) {
                return new PyMultibyteCodec(new MultibyteCharset(wanted, names[i + 1]));
            }
        }
        throw Raise.lookupError("no such codec is supported.");
    }
}
