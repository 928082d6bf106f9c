package taipan.modules.multibytecodec;

import taipan.text.ByteBuilder;
import taipan.text.TextBuilder;

/// JIS X 0213 in the shape of Shift_JIS or of EUC.
/// CPython: Modules/cjkcodecs/_codecs_jp.c (shift_jis_2004, euc_jis_2004)
final class Jisx0213Coder implements MultibyteCoder {
    private static final int KANA = 0xFF61;
    private static final int FIRST_KANA = 0xA1;
    private static final int LAST_KANA = 0xDF;
    private static final int FIRST_PLANE = 1 << 16;
    private static final int BACKSLASH = FIRST_PLANE | 0x2140;
    private static final int TILDE = FIRST_PLANE | 0x2232;

    private final Jisx0213Table table = Jisx0213Table.table();
    private final boolean shiftJis;
    private int pending;
    private long state;

    Jisx0213Coder(boolean shiftJis) {
        this.shiftJis = shiftJis;
    }

    // Decoding

    @Override
    public int decode(byte[] input, int at, TextBuilder out) {
        int c = input[at] & 0xFF;
        if (c < 0x80) {
            out.append(shiftJis && c == '\\' ? 0xA5 : shiftJis && c == '~' ? 0x203E : c);
            return 1;
        }
        if (shiftJis && c >= FIRST_KANA && c <= LAST_KANA) {
            out.append(KANA + c - FIRST_KANA);
            return 1;
        }
        int length = !shiftJis && c == 0x8F ? 3 : 2;
        boolean lead = shiftJis ? c >= 0x81 && c <= 0xFC && c != 0xA0 : c == 0x8E || c == 0x8F || c >= 0xA1 && c != 0xFF;
        if (!lead) {
            return -1;
        }
        if (at + length > input.length) {
            return 0;
        }
        int last = input[at + length - 1] & 0xFF;
        if (!shiftJis && c == 0x8E) {
            if (last < FIRST_KANA || last > LAST_KANA) {
                return -1;
            }
            out.append(KANA + last - FIRST_KANA);
            return 2;
        }
        int place;
        if (shiftJis) {
            place = last < 0x40 || last == 0x7F || last > 0xFC ? -1 : Jisx0213Table.placeOf(c, last);
        } else {
            int row = input[at + length - 2] & 0xFF;
            place = row < 0xA1 || last < 0xA1 ? -1 : (length - 1) << 16 | (row & 0x7F) << 8 | last & 0x7F;
        }
        if (!shiftJis && (place == BACKSLASH || place == TILDE)) {
            out.append(place == BACKSLASH ? 0xFF3C : 0xFF5E);
            return 2;
        }
        int[] text = place < 0 ? null : table.characters(place);
        if (text == null) {
            return -1;
        }
        for (int cp : text) {
            out.append(cp);
        }
        return length;
    }

    // Encoding

    @Override
    public boolean encode(int cp, ByteBuilder out) {
        if (pending != 0) {
            int place = table.place(pending, cp);
            if (place >= 0) {
                pending = 0;
                write(place, out);
                return true;
            }
            finish(out);
        }
        if (table.startsPair(cp)) {
            pending = cp;
            return true;
        }
        return single(cp, out);
    }

    private boolean single(int cp, ByteBuilder out) {
        if (cp < 0x80 && (!shiftJis || cp != '\\' && cp != '~')) {
            out.append(cp);
        } else if (shiftJis && (cp == 0xA5 || cp == 0x203E)) {
            out.append(cp == 0xA5 ? '\\' : '~');
        } else if (cp >= KANA && cp <= KANA + LAST_KANA - FIRST_KANA) {
            if (!shiftJis) {
                out.append(0x8E);
            }
            out.append(cp - KANA + FIRST_KANA);
        } else {
            int place = !shiftJis && cp == 0xFF3C ? BACKSLASH : !shiftJis && cp == 0xFF5E ? TILDE : table.place(cp);
            if (place < 0) {
                return false;
            }
            write(place, out);
        }
        return true;
    }

    private void write(int place, ByteBuilder out) {
        if (shiftJis) {
            int code = Jisx0213Table.shiftJis(place);
            out.append(code >> 8).append(code & 0xFF);
            return;
        }
        if (place >> 16 == 2) {
            out.append(0x8F);
        }
        out.append(place >> 8 & 0xFF | 0x80).append(place & 0xFF | 0x80);
    }

    @Override
    public void finish(ByteBuilder out) {
        if (pending != 0) {
            single(pending, out);
            pending = 0;
        }
    }

    @Override
    public void reset() {
        pending = 0;
        state = 0;
    }

    @Override
    public int pending() {
        return pending;
    }

    @Override
    public void setPending(int cp) {
        pending = cp;
    }

    @Override
    public long state() {
        return state;
    }

    @Override
    public void setState(long state) {
        this.state = state;
    }
}
