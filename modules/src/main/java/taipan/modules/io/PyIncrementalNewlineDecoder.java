package taipan.modules.io;

import static taipan.objects.Raise.typeError;

import java.math.BigInteger;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Numbers;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;

/// `_io.IncrementalNewlineDecoder`: a decoder that also translates line ends.
/// CPython: Modules/_io/textio.c (PyIncrementalNewlineDecoder_Type)
@PyClass(name = "_io.IncrementalNewlineDecoder", subclassable = true)
public final class PyIncrementalNewlineDecoder extends PyExtensible {
    public static final PyType TYPE = PyIncrementalNewlineDecoderBindings.newType();

    private Object decoder;
    private NewlineTranslator translator;

    PyIncrementalNewlineDecoder(PyType type) {
        super(type);
    }

    @Constructor("IncrementalNewlineDecoder(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyIncrementalNewlineDecoder(cls);
    }

    @Init("IncrementalNewlineDecoder(self, decoder, translate, errors='strict')")
    void init(Object decoder, boolean translate, Object errors) {
        this.decoder = decoder;
        this.translator = new NewlineTranslator(translate);
    }

    private NewlineTranslator translator() {
        if (translator == null) {
            throw Raise.valueError("IncrementalNewlineDecoder.__init__ not called");
        }
        return translator;
    }

    @Method("decode(self, input, final=False)")
    Object decode(Object input, boolean last) {
        NewlineTranslator t = translator();
        Object text = decoder == PyNone.NONE ? input : Calls.method(decoder, "decode", input, last);
        if (PyStr.valueOrNull(text) == null) {
            throw typeError("decoder should return a string result, not '%T'", text);
        }
        return t.feed(PyStr.valueOrNull(text), last);
    }

    @Method("getstate(self, /)")
    Object getstate() {
        NewlineTranslator t = translator();
        Object buffer = PyBytes.of(new byte[0]);
        Object flag = 0L;
        if (decoder != PyNone.NONE) {
            Object state = Calls.method(decoder, "getstate");
            if (!(state instanceof PyTuple pair)) {
                throw typeError("illegal decoder state");
            }
            if (pair.size() != 2) {
                throw typeError("illegal decoder state");
            }
            buffer = pair.at(0);
            flag = Numbers.leftShift(Conversion.index(pair.at(1)), 1L);
        }
        return PyTuple.of(buffer, t.pendingCr ? Numbers.or(flag, 1L) : flag);
    }

    @Method("setstate(self, state, /)")
    void setstate(Object state) {
        if (!(state instanceof PyTuple pair)) {
            throw typeError("state argument must be a tuple");
        }
        if (pair.size() != 2) {
            throw typeError("setstate(): illegal state argument");
        }
        Object flag = Conversion.index(pair.at(1));
        translator().pendingCr = flag instanceof Long n ? (n & 1) != 0 : ((BigInteger) flag).testBit(0);
        if (decoder != PyNone.NONE) {
            Calls.method(decoder, "setstate", PyTuple.of(pair.at(0), Numbers.rightShift(flag, 1L)));
        }
    }

    @Method("reset(self, /)")
    void reset() {
        translator().reset();
        if (decoder != PyNone.NONE) {
            Calls.method(decoder, "reset");
        }
    }

    @Getter("newlines")
    Object newlines() {
        return translator().newlines();
    }
}
