package taipan.modules.audio;

import static taipan.objects.Raise.memoryError;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.modules.ModuleExceptions;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.InterpreterState;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyModuleObject;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.text.ByteBuilder;

/// The `audioop` module: sound fragments of signed samples of one to four bytes.
/// CPython: Modules/audioop.c
@PyModule("audioop")
public final class AudioopModule {
    private final PyType error;

    public AudioopModule(InterpreterState interpreter) {
        error = ModuleExceptions.define("audioop", "error", PyExc.Exception);
    }

    void init(PyModuleObject module) {
        module.add("error", error);
    }

    private Raised error(String message) {
        return ModuleExceptions.raise(error, message);
    }

    // Samples

    private void checkWidth(int width) {
        if (width < 1 || width > 4) {
            throw error("Size should be 1, 2, 3 or 4");
        }
    }

    /// The bytes of a fragment of whole samples.
    private byte[] samples(Object fragment, int width) {
        byte[] bytes = Buffer.bytesOf(fragment);
        checkWidth(width);
        if (bytes.length % width != 0) {
            throw error("not a whole number of frames");
        }
        return bytes;
    }

    private static int get(byte[] bytes, int width, int at) {
        return switch (width) {
            case 1 -> bytes[at];
            case 2 -> bytes[at] & 0xFF | bytes[at + 1] << 8;
            case 3 -> bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] << 16;
            default -> bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
        };
    }

    private static void set(byte[] bytes, int width, int at, int value) {
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
    }

    /// A sample scaled to 32 bits.
    private static int get32(byte[] bytes, int width, int at) {
        return get(bytes, width, at) << 32 - 8 * width;
    }

    private static void set32(byte[] bytes, int width, int at, int value) {
        set(bytes, width, at, value >> 32 - 8 * width);
    }

    private static double greatest(int width) {
        return (1L << 8 * width - 1) - 1;
    }

    /// The nearest lower sample within the range. CPython: fbound
    private static int bounded(double value, int width) {
        double most = greatest(width);
        double least = -most - 1;
        double fitted = value > most ? most : value < least + 1.0 ? least : value;
        return (int) Math.floor(fitted);
    }

    private static Object bytes(byte[] made) {
        return PyBytes.of(made);
    }

    private byte[] sized(long length) {
        if (length > Integer.MAX_VALUE - 8) {
            throw memoryError("not enough memory for output buffer");
        }
        return new byte[(int) length];
    }

    // Measuring

    @Function("getsample(fragment, width, index, /)")
    long getSample(Object fragment, int width, long index) {
        byte[] b = samples(fragment, width);
        if (index < 0 || index >= b.length / width) {
            throw error("Index out of range");
        }
        return get(b, width, (int) index * width);
    }

    @Function("max(fragment, width, /)")
    long max(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        long most = 0;
        for (int i = 0; i < b.length; i += width) {
            most = Math.max(most, Math.abs((long) get(b, width, i)));
        }
        return most;
    }

    @Function("minmax(fragment, width, /)")
    Object minmax(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        long least = 0x7fffffffL;
        long most = -0x80000000L;
        for (int i = 0; i < b.length; i += width) {
            int value = get(b, width, i);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return PyTuple.of((Object) least, most);
    }

    @Function("avg(fragment, width, /)")
    long avg(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        double sum = 0;
        for (int i = 0; i < b.length; i += width) {
            sum += get(b, width, i);
        }
        return b.length == 0 ? 0 : (long) Math.floor(sum / (b.length / width));
    }

    @Function("rms(fragment, width, /)")
    long rms(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        double sum = 0;
        for (int i = 0; i < b.length; i += width) {
            double value = get(b, width, i);
            sum += value * value;
        }
        return b.length == 0 ? 0 : (long) Math.sqrt(sum / (b.length / width));
    }

    /// The sum and the number of the differences between neighbouring extremes, and the greatest of them.
    private static double[] extremes(byte[] b, int width) {
        double sum = 0;
        double count = 0;
        double greatest = 0;
        if (b.length > width) {
            long previous = get(b, width, 0);
            Boolean falling = null;
            Long extreme = null;
            for (int i = width; i < b.length; i += width) {
                long value = get(b, width, i);
                if (value == previous) {
                    continue;
                }
                boolean falls = value < previous;
                if (falling != null && falling != falls) {
                    if (extreme != null) {
                        double difference = Math.abs(previous - extreme);
                        sum += difference;
                        count++;
                        greatest = Math.max(greatest, difference);
                    }
                    extreme = previous;
                }
                previous = value;
                falling = falls;
            }
        }
        return new double[] {sum, count, greatest};
    }

    @Function("avgpp(fragment, width, /)")
    long avgpp(Object fragment, int width) {
        double[] found = extremes(samples(fragment, width), width);
        return found[1] == 0 ? 0 : (long) (found[0] / found[1]);
    }

    @Function("maxpp(fragment, width, /)")
    long maxpp(Object fragment, int width) {
        return (long) extremes(samples(fragment, width), width)[2];
    }

    @Function("cross(fragment, width, /)")
    long cross(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        long crossings = -1;
        int previous = 17;
        for (int i = 0; i < b.length; i += width) {
            int negative = get(b, width, i) < 0 ? 1 : 0;
            if (negative != previous) {
                crossings++;
            }
            previous = negative;
        }
        return crossings;
    }

    // Comparing fragments of 16 bits

    private byte[] even(Object fragment) {
        byte[] b = Buffer.bytesOf(fragment);
        if ((b.length & 1) != 0) {
            throw error("Strings should be even-sized");
        }
        return b;
    }

    private static double product(byte[] a, int from, byte[] b, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (double) get(a, 2, 2 * (from + i)) * get(b, 2, 2 * i);
        }
        return sum;
    }

    private static double square(byte[] b, int at) {
        double value = get(b, 2, 2 * at);
        return value * value;
    }

    @Function("findfit(fragment, reference, /)")
    Object findfit(Object fragment, Object reference) {
        byte[] a = even(fragment);
        byte[] b = even(reference);
        int count = b.length / 2;
        int last = a.length / 2 - count;
        if (last < 0) {
            throw error("First sample should be longer");
        }
        double squares = product(b, 0, b, count);
        double own = product(a, 0, a, count);
        double best = 0;
        int place = 0;
        for (int j = 0; j <= last; j++) {
            if (j > 0) {
                own += square(a, j + count - 1) - square(a, j - 1);
            }
            double common = product(a, j, b, count);
            double result = (squares * own - common * common) / own;
            if (j == 0 || result < best) {
                best = result;
                place = j;
            }
        }
        return PyTuple.of((Object) (long) place, product(a, place, b, count) / squares);
    }

    @Function("findfactor(fragment, reference, /)")
    double findfactor(Object fragment, Object reference) {
        byte[] a = even(fragment);
        byte[] b = even(reference);
        if (a.length != b.length) {
            throw error("Samples should be same size");
        }
        return product(a, 0, b, a.length / 2) / product(b, 0, b, b.length / 2);
    }

    @Function("findmax(fragment, length, /)")
    long findmax(Object fragment, long length) {
        byte[] b = even(fragment);
        if (length < 0 || b.length / 2 < length) {
            throw error("Input sample should be longer");
        }
        int count = (int) length;
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += square(b, i);
        }
        double best = sum;
        int place = 0;
        for (int j = 1; j <= b.length / 2 - count; j++) {
            sum += square(b, j + count - 1) - square(b, j - 1);
            if (sum > best) {
                best = sum;
                place = j;
            }
        }
        return place;
    }

    // Changing

    @Function("mul(fragment, width, factor, /)")
    Object mul(Object fragment, int width, double factor) {
        byte[] b = samples(fragment, width);
        byte[] made = new byte[b.length];
        for (int i = 0; i < b.length; i += width) {
            set(made, width, i, bounded(get(b, width, i) * factor, width));
        }
        return bytes(made);
    }

    @Function("tomono(fragment, width, lfactor, rfactor, /)")
    Object tomono(Object fragment, int width, double left, double right) {
        byte[] b = samples(fragment, width);
        if (b.length / width % 2 != 0) {
            throw error("not a whole number of frames");
        }
        byte[] made = new byte[b.length / 2];
        for (int i = 0; i < b.length; i += 2 * width) {
            double value = get(b, width, i) * left + get(b, width, i + width) * right;
            set(made, width, i / 2, bounded(value, width));
        }
        return bytes(made);
    }

    @Function("tostereo(fragment, width, lfactor, rfactor, /)")
    Object tostereo(Object fragment, int width, double left, double right) {
        byte[] b = samples(fragment, width);
        byte[] made = sized(2L * b.length);
        for (int i = 0; i < b.length; i += width) {
            double value = get(b, width, i);
            set(made, width, 2 * i, bounded(value * left, width));
            set(made, width, 2 * i + width, bounded(value * right, width));
        }
        return bytes(made);
    }

    @Function("add(fragment1, fragment2, width, /)")
    Object add(Object fragment1, Object fragment2, int width) {
        byte[] a = samples(fragment1, width);
        byte[] b = Buffer.bytesOf(fragment2);
        if (a.length != b.length) {
            throw error("Lengths should be the same");
        }
        byte[] made = new byte[a.length];
        for (int i = 0; i < a.length; i += width) {
            set(made, width, i, bounded((double) get(a, width, i) + get(b, width, i), width));
        }
        return bytes(made);
    }

    @Function("bias(fragment, width, bias, /)")
    Object bias(Object fragment, int width, int bias) {
        byte[] b = samples(fragment, width);
        byte[] made = new byte[b.length];
        for (int i = 0; i < b.length; i += width) {
            set(made, width, i, get(b, width, i) + bias);
        }
        return bytes(made);
    }

    @Function("reverse(fragment, width, /)")
    Object reverse(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        byte[] made = new byte[b.length];
        for (int i = 0; i < b.length; i += width) {
            System.arraycopy(b, i, made, b.length - i - width, width);
        }
        return bytes(made);
    }

    @Function("byteswap(fragment, width, /)")
    Object byteswap(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        byte[] made = new byte[b.length];
        for (int i = 0; i < b.length; i += width) {
            for (int j = 0; j < width; j++) {
                made[i + width - 1 - j] = b[i + j];
            }
        }
        return bytes(made);
    }

    @Function("lin2lin(fragment, width, newwidth, /)")
    Object lin2lin(Object fragment, int width, int newWidth) {
        byte[] b = samples(fragment, width);
        checkWidth(newWidth);
        byte[] made = sized((long) b.length / width * newWidth);
        for (int i = 0, at = 0; i < b.length; i += width, at += newWidth) {
            set32(made, newWidth, at, get32(b, width, i));
        }
        return bytes(made);
    }

    // Rates

    private static int commonDivisor(int a, int b) {
        int x = a;
        int y = b;
        while (y != 0) {
            int rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /// The state that one call hands to the next: the phase and the last two samples of each channel.
    private int readState(Object state, int[] previous, int[] current, int outRate) {
        if (state == PyNone.NONE) {
            return -outRate;
        }
        if (!(state instanceof PyTuple tuple)) {
            throw typeError("state must be a tuple or None");
        }
        if (tuple.size() != 2 || !(tuple.at(1) instanceof PyTuple channels)) {
            throw typeError("ratecv(): illegal state argument");
        }
        int phase = Conversion.toInt(tuple.at(0));
        if (channels.size() != previous.length) {
            throw error("illegal state argument");
        }
        for (int i = 0; i < previous.length; i++) {
            if (!(channels.at(i) instanceof PyTuple pair)) {
                throw typeError("ratecv(): illegal state argument");
            }
            if (pair.size() != 2) {
                throw typeError("ratecv(): illegal state argument");
            }
            previous[i] = Conversion.toInt(pair.at(0));
            current[i] = Conversion.toInt(pair.at(1));
        }
        return phase;
    }

    @Function("ratecv(fragment, width, nchannels, inrate, outrate, state, weightA=1, weightB=0, /)")
    Object ratecv(Object fragment, int width, int channels, int inRate, int outRate, Object state, int weightA, int weightB) {
        byte[] b = Buffer.bytesOf(fragment);
        checkWidth(width);
        if (channels < 1) {
            throw error("# of channels should be >= 1");
        }
        if (width > Integer.MAX_VALUE / channels) {
            throw overflowError("width * nchannels too big for a C int");
        }
        int frame = width * channels;
        if (weightA < 1 || weightB < 0) {
            throw error("weightA should be >= 1, weightB should be >= 0");
        }
        if (b.length % frame != 0) {
            throw error("not a whole number of frames");
        }
        if (inRate <= 0 || outRate <= 0) {
            throw error("sampling rate not > 0");
        }
        int common = commonDivisor(inRate, outRate);
        int in = inRate / common;
        int out = outRate / common;
        common = commonDivisor(weightA, weightB);
        double weight = weightA / common;
        double before = weightB / common;
        int[] previous = new int[channels];
        int[] current = new int[channels];
        int phase = readState(state, previous, current, out);
        ByteBuilder made = new ByteBuilder(b.length);
        byte[] sample = new byte[width];
        for (int at = 0; ; ) {
            for (; phase < 0; phase += out) {
                if (at == b.length) {
                    return PyTuple.of(bytes(made.toBytes()), PyTuple.of((Object) (long) phase, pairs(previous, current)));
                }
                for (int i = 0; i < channels; i++, at += width) {
                    previous[i] = current[i];
                    current[i] = (int) ((weight * get32(b, width, at) + before * previous[i]) / (weight + before));
                }
            }
            for (; phase >= 0; phase -= in) {
                for (int i = 0; i < channels; i++) {
                    set32(sample, width, 0, (int) (((double) previous[i] * phase + (double) current[i] * (out - phase)) / out));
                    made.append(sample);
                }
            }
        }
    }

    private static PyTuple pairs(int[] previous, int[] current) {
        Object[] pairs = new Object[previous.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = PyTuple.of((Object) (long) previous[i], (long) current[i]);
        }
        return PyTuple.of(pairs);
    }

    // Codes

    @Function("lin2ulaw(fragment, width, /)")
    Object lin2ulaw(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        byte[] made = new byte[b.length / width];
        for (int i = 0; i < made.length; i++) {
            made[i] = (byte) Companding.toUlaw(get32(b, width, i * width) >> 18);
        }
        return bytes(made);
    }

    @Function("ulaw2lin(fragment, width, /)")
    Object ulaw2lin(Object fragment, int width) {
        byte[] b = Buffer.bytesOf(fragment);
        checkWidth(width);
        byte[] made = sized((long) b.length * width);
        for (int i = 0; i < b.length; i++) {
            set32(made, width, i * width, Companding.fromUlaw(b[i]) << 16);
        }
        return bytes(made);
    }

    @Function("lin2alaw(fragment, width, /)")
    Object lin2alaw(Object fragment, int width) {
        byte[] b = samples(fragment, width);
        byte[] made = new byte[b.length / width];
        for (int i = 0; i < made.length; i++) {
            made[i] = (byte) Companding.toAlaw(get32(b, width, i * width) >> 19);
        }
        return bytes(made);
    }

    @Function("alaw2lin(fragment, width, /)")
    Object alaw2lin(Object fragment, int width) {
        byte[] b = Buffer.bytesOf(fragment);
        checkWidth(width);
        byte[] made = sized((long) b.length * width);
        for (int i = 0; i < b.length; i++) {
            set32(made, width, i * width, Companding.fromAlaw(b[i] & 0xFF) << 16);
        }
        return bytes(made);
    }

    /// The predicted value and the index of the step. CPython: the head of audioop_lin2adpcm_impl
    private static int[] adpcmState(Object state, String function) {
        if (state == PyNone.NONE) {
            return new int[2];
        }
        if (!(state instanceof PyTuple tuple)) {
            throw typeError("state must be a tuple or None");
        }
        if (tuple.size() != 2) {
            throw typeError("%s(): illegal state argument", function);
        }
        int[] read = {Conversion.toInt(tuple.at(0)), Conversion.toInt(tuple.at(1))};
        if (read[0] >= 0x8000 || read[0] < -0x8000 || read[1] < 0 || read[1] >= Companding.STEP_SIZES.length) {
            throw valueError("bad state");
        }
        return read;
    }

    /// Moves on by a code of four bits; the new prediction and index are in `state`.
    private static void advance(int[] state, int code, int difference) {
        int value = (code & 8) != 0 ? state[0] - difference : state[0] + difference;
        state[0] = Math.max(-32768, Math.min(32767, value));
        state[1] = Math.max(0, Math.min(88, state[1] + Companding.INDEX_STEPS[code]));
    }

    private static Object withState(byte[] made, int[] state) {
        return PyTuple.of(bytes(made), PyTuple.of((Object) (long) state[0], (long) state[1]));
    }

    @Function("lin2adpcm(fragment, width, state, /)")
    Object lin2adpcm(Object fragment, int width, Object given) {
        byte[] b = samples(fragment, width);
        byte[] made = new byte[b.length / (width * 2)];
        int[] state = adpcmState(given, "lin2adpcm");
        int pending = 0;
        for (int i = 0; i < b.length / width; i++) {
            int distance = (get32(b, width, i * width) >> 16) - state[0];
            int code = distance < 0 ? 8 : 0;
            distance = Math.abs(distance);
            int step = Companding.STEP_SIZES[state[1]];
            int difference = step >> 3;
            for (int bit = 4; bit > 0; bit >>= 1, step >>= 1) {
                if (distance >= step) {
                    code |= bit;
                    distance -= step;
                    difference += step;
                }
            }
            advance(state, code, difference);
            if (i % 2 == 0) {
                pending = code << 4;
            } else {
                made[i / 2] = (byte) (pending | code);
            }
        }
        return withState(made, state);
    }

    @Function("adpcm2lin(fragment, width, state, /)")
    Object adpcm2lin(Object fragment, int width, Object given) {
        byte[] b = Buffer.bytesOf(fragment);
        checkWidth(width);
        int[] state = adpcmState(given, "adpcm2lin");
        byte[] made = sized((long) b.length * width * 2);
        for (int i = 0; i < 2 * b.length; i++) {
            int code = (i % 2 == 0 ? b[i / 2] >> 4 : b[i / 2]) & 0xF;
            int step = Companding.STEP_SIZES[state[1]];
            int difference = step >> 3;
            for (int bit = 4; bit > 0; bit >>= 1, step >>= 1) {
                if ((code & bit) != 0) {
                    difference += step;
                }
            }
            advance(state, code, difference);
            set32(made, width, i * width, state[0] << 16);
        }
        return withState(made, state);
    }
}
