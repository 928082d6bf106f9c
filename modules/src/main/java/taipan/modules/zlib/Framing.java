package taipan.modules.zlib;

import taipan.objects.Raise;

/// What surrounds the deflated data: nothing, the zlib header and checksum, or those of gzip; `AUTO` looks at the data.
/// CPython: no counterpart
enum Framing {
    RAW,
    ZLIB,
    GZIP,
    AUTO;

    /// The framing that a `wbits` argument asks for; ValueError for one that zlib refuses.
    static Framing of(int wbits, boolean inflating) {
        if (wbits >= 8 && wbits <= 15 || inflating && wbits == 0) {
            return ZLIB;
        }
        if (wbits <= -8 && wbits >= -15) {
            return RAW;
        }
        if (wbits >= 24 && wbits <= 31) {
            return GZIP;
        }
        if (inflating && wbits >= 40 && wbits <= 47) {
            return AUTO;
        }
        throw Raise.valueError("Invalid initialization option");
    }
}
