package taipan.modules.audio;

/// The u-law and A-law of G.711 and the steps of IMA ADPCM.
/// CPython: Modules/audioop.c
final class Companding {
    static final int[] INDEX_STEPS = {-1, -1, -1, -1, 2, 4, 6, 8, -1, -1, -1, -1, 2, 4, 6, 8};

    static final int[] STEP_SIZES = {
        7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118, 130,
        143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282,
        1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493,
        10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767
    };

    private static final int BIAS = 0x84;
    private static final int CLIP = 8159;

    private Companding() {}

    /// The first segment, of those that end at `end`, twice `end` and a bit, and so on, that has the value; 8 when none has.
    private static int segment(int value, int end) {
        int segment = 0;
        for (int last = end; segment < 8 && value > last; last = 2 * last + 1) {
            segment++;
        }
        return segment;
    }

    /// A sample of 14 bits as u-law.
    static int toUlaw(int sample) {
        int mask = sample < 0 ? 0x7F : 0xFF;
        int value = Math.min(Math.abs(sample), CLIP) + (BIAS >> 2);
        int segment = segment(value, 0x3F);
        int code = segment >= 8 ? 0x7F : segment << 4 | value >> segment + 1 & 0xF;
        return code ^ mask;
    }

    /// A sample of 16 bits.
    static int fromUlaw(int code) {
        int u = ~code;
        int value = ((u & 0xF) << 3) + BIAS << ((u & 0x70) >> 4);
        return (u & 0x80) != 0 ? BIAS - value : value - BIAS;
    }

    /// A sample of 13 bits as A-law.
    static int toAlaw(int sample) {
        int mask = sample >= 0 ? 0xD5 : 0x55;
        int value = sample >= 0 ? sample : -sample - 1;
        int segment = segment(value, 0x1F);
        int code = segment >= 8 ? 0x7F : segment << 4 | value >> Math.max(segment, 1) & 0xF;
        return code ^ mask;
    }

    /// A sample of 16 bits.
    static int fromAlaw(int code) {
        int a = code ^ 0x55;
        int value = (a & 0xF) << 4;
        int segment = (a & 0x70) >> 4;
        value = segment == 0 ? value + 8 : value + 0x108 << segment - 1;
        return (a & 0x80) != 0 ? value : -value;
    }
}
