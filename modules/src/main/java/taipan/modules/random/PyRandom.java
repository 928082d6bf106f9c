package taipan.modules.random;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.security.SecureRandom;
import taipan.bindings.Constructor;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.IntMath;
import taipan.objects.Conversion;
import taipan.objects.Hashing;
import taipan.objects.PyExtensible;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;

/// The Python `_random.Random` type, of which `random.Random` is a subclass.
/// CPython: Modules/_randommodule.c
@PyClass(name = "_random.Random", subclassable = true)
public final class PyRandom extends PyExtensible {
    public static final PyType TYPE = PyRandomBindings.newType();

    private final MersenneTwister generator = new MersenneTwister();

    private PyRandom(PyType type) {
        super(type);
    }

    @Constructor("Random(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, Object[] kwnames) {
        int named = kwnames == null ? 0 : kwnames.length;
        if (cls == TYPE && named > 0) {
            throw typeError("Random() takes no keyword arguments");
        }
        if (args.length - named > 1) {
            throw typeError("Random() requires 0 or 1 argument");
        }
        PyRandom random = new PyRandom(cls);
        random.seed(args.length - named == 1 ? args[0] : PyNone.NONE);
        return random;
    }

    @Method("random(self, /)")
    double random() {
        return generator.nextDouble();
    }

    @Method("seed(self, n=None, /)")
    void seed(Object n) {
        if (n == PyNone.NONE) {
            byte[] entropy = new byte[4 * MersenneTwister.WORDS];
            new SecureRandom().nextBytes(entropy);
            generator.seed(words(new BigInteger(1, entropy)));
            return;
        }
        Object value = PyInt.valueOrNull(n);
        if (value == null) {
            value = IntMath.ofUnsigned(Hashing.hash(n));
        }
        generator.seed(words(IntMath.big(IntMath.abs(value))));
    }

    /// The 32-bit words of a number, the lowest first; at least one.
    private static int[] words(BigInteger n) {
        int[] words = new int[Math.max(1, (n.bitLength() + 31) / 32)];
        BigInteger rest = n;
        for (int i = 0; i < words.length; i++) {
            words[i] = rest.intValue();
            rest = rest.shiftRight(32);
        }
        return words;
    }

    @Method("getstate(self, /)")
    Object getState() {
        int[] saved = generator.save();
        Object[] items = new Object[saved.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = saved[i] & 0xFFFF_FFFFL;
        }
        return PyTuple.of(items);
    }

    @Method("setstate(self, state, /)")
    void setState(Object state) {
        if (!(state instanceof PyTuple tuple)) {
            throw typeError("state vector must be a tuple");
        }
        if (tuple.size() != MersenneTwister.WORDS + 1) {
            throw valueError("state vector is the wrong size");
        }
        int[] saved = new int[tuple.size()];
        for (int i = 0; i < MersenneTwister.WORDS; i++) {
            Object word = PyInt.valueOrNull(tuple.at(i));
            if (word == null) {
                throw typeError("an integer is required");
            }
            if (IntMath.signum(word) < 0) {
                throw overflowError("can't convert negative value to unsigned int");
            }
            saved[i] = (int) IntMath.big(word).longValue();
        }
        long index = Conversion.toLong(tuple.at(MersenneTwister.WORDS));
        if (index < 0 || index > MersenneTwister.WORDS) {
            throw valueError("invalid state");
        }
        saved[MersenneTwister.WORDS] = (int) index;
        generator.restore(saved);
    }

    @Method("getrandbits(self, k, /)")
    Object getRandBits(int k) {
        if (k < 0) {
            throw valueError("number of bits must be non-negative");
        }
        if (k == 0) {
            return 0L;
        }
        if (k <= 32) {
            return (generator.nextInt() & 0xFFFF_FFFFL) >>> 32 - k;
        }
        int words = (k - 1) / 32 + 1;
        byte[] bytes = new byte[words * 4 + 1];
        for (int i = 0, left = k; i < words; i++, left -= 32) {
            int word = generator.nextInt();
            if (left < 32) {
                word >>>= 32 - left;
            }
            int at = bytes.length - 4 * i;
            bytes[at - 1] = (byte) word;
            bytes[at - 2] = (byte) (word >>> 8);
            bytes[at - 3] = (byte) (word >>> 16);
            bytes[at - 4] = (byte) (word >>> 24);
        }
        return IntMath.of(new BigInteger(bytes));
    }
}
