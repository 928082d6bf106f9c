package taipan.text;

/// UTF-7, in which runs of other characters stand in base 64 between `+` and `-`.
/// CPython: PyUnicode_DecodeUTF7Stateful, _PyUnicode_EncodeUTF7
public final class Utf7 {
    private static final String NAME = "utf7";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final String SPECIAL = "'(),-./:?";
    private static final String OPTIONAL = "!\"#$%&*;<=>@[]^_`{|}";

    private Utf7() {}

    private static int fromBase64(int c) {
        return c < 128 ? BASE64.indexOf(c) : -1;
    }

    private static boolean isDirect(int c, boolean encodeOptional, boolean encodeSpace) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
            return true;
        }
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            return !encodeSpace;
        }
        if (c == 0 || c >= 128) {
            return false;
        }
        return SPECIAL.indexOf(c) >= 0 || !encodeOptional && OPTIONAL.indexOf(c) >= 0;
    }

    public static Decoded decode(byte[] input, CodecErrors errors, boolean last) {
        int size = input.length;
        var out = new TextBuilder(size);
        boolean inShift = false;
        int shiftStart = 0;
        // Where the output was when the shift began: what it wrote is taken back when the input stops within it.
        int shiftOutput = 0;
        int bits = 0;
        long buffer = 0;
        int surrogate = 0;
        int i = 0;
        while (i < size) {
            int c = input[i] & 0xFF;
            String reason = null;
            int start = i;
            if (inShift) {
                int value = fromBase64(c);
                if (value >= 0) {
                    buffer = buffer << 6 | value;
                    bits += 6;
                    i++;
                    if (bits >= 16) {
                        int unit = (int) (buffer >> bits - 16) & 0xFFFF;
                        bits -= 16;
                        buffer &= (1L << bits) - 1;
                        if (surrogate != 0) {
                            if (unit >= 0xDC00 && unit <= 0xDFFF) {
                                out.append(Character.toCodePoint((char) surrogate, (char) unit));
                                surrogate = 0;
                                continue;
                            }
                            out.append(surrogate);
                            surrogate = 0;
                        }
                        if (unit >= 0xD800 && unit <= 0xDBFF) {
                            surrogate = unit;
                        } else {
                            out.append(unit);
                        }
                    }
                    continue;
                }
                inShift = false;
                start = shiftStart;
                if (bits >= 6) {
                    i++;
                    reason = "partial character in shift sequence";
                } else if (bits > 0 && buffer != 0) {
                    i++;
                    reason = "non-zero padding bits in shift sequence";
                } else {
                    if (surrogate != 0 && c <= 127 && c != '+') {
                        out.append(surrogate);
                    }
                    surrogate = 0;
                    if (c == '-') {
                        i++;
                    }
                    continue;
                }
            } else if (c == '+') {
                shiftStart = i++;
                if (i < size && input[i] == '-') {
                    i++;
                    out.append('+');
                    continue;
                } else if (i < size && fromBase64(input[i] & 0xFF) < 0) {
                    i++;
                    reason = "ill-formed sequence";
                } else {
                    inShift = true;
                    surrogate = 0;
                    shiftOutput = out.length();
                    bits = 0;
                    buffer = 0;
                    continue;
                }
            } else if (c < 128) {
                out.append(c);
                i++;
                continue;
            } else {
                i++;
                reason = "unexpected special character";
            }
            var replacement = errors.decoding(NAME, input, start, i, reason);
            if (replacement.input() != null) {
                input = replacement.input();
                size = input.length;
            }
            out.append(replacement.value());
            i = replacement.position();
        }
        if (inShift && last) {
            if (surrogate != 0 || bits >= 6 || bits > 0 && buffer != 0) {
                var replacement = errors.decoding(NAME, input, shiftStart, size, "unterminated shift sequence");
                out.append(replacement.value());
                i = replacement.position();
            }
        } else if (inShift) {
            return new Decoded(Text.slice(out.toStr(), 0, shiftOutput), shiftStart);
        }
        return new Decoded(out.toStr(), i);
    }

    public static byte[] encode(Object str, boolean encodeOptional, boolean encodeSpace) {
        int length = Text.length(str);
        var out = new ByteBuilder(length + length / 2);
        boolean inShift = false;
        int bits = 0;
        long buffer = 0;
        for (int i = 0; i < length; i++) {
            int cp = Text.at(str, i);
            boolean direct = isDirect(cp, encodeOptional, encodeSpace);
            if (inShift && direct) {
                if (bits > 0) {
                    out.append(BASE64.charAt((int) (buffer << 6 - bits) & 0x3F));
                    bits = 0;
                    buffer = 0;
                }
                inShift = false;
                if (fromBase64(cp) >= 0 || cp == '-') {
                    out.append('-');
                }
            }
            if (direct) {
                out.append(cp);
                continue;
            }
            if (!inShift) {
                if (cp == '+') {
                    out.append("+-");
                    continue;
                }
                out.append('+');
                inShift = true;
            }
            int units = cp > 0xFFFF ? 2 : 1;
            for (int unit = 0; unit < units; unit++) {
                int value = units == 1 ? cp : unit == 0 ? Character.highSurrogate(cp) : Character.lowSurrogate(cp);
                buffer = buffer << 16 | value;
                bits += 16;
                while (bits >= 6) {
                    out.append(BASE64.charAt((int) (buffer >> bits - 6) & 0x3F));
                    bits -= 6;
                }
                buffer &= (1L << bits) - 1;
            }
        }
        if (bits > 0) {
            out.append(BASE64.charAt((int) (buffer << 6 - bits) & 0x3F));
        }
        if (inShift) {
            out.append('-');
        }
        return out.toBytes();
    }
}
