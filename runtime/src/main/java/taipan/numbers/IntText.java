package taipan.numbers;

import java.math.BigInteger;

/// Text of Python ints: parsing in bases 2 to 36 and writing, both subquadratic for huge values.
/// CPython: Objects/longobject.c
public final class IntText {
    /// Decimal text longer than this is split in two, each half parsed on its own.
    private static final int SPLIT = 600;

    /// Texts of at most this many digits are never refused, whatever the limit.
    public static final int LIMIT_THRESHOLD = 640;

    private IntText() {}

    /// The int written in `text`, whose digits and white space are ASCII; absent (null) when it is not a literal of
    /// that base. Base 0 takes the prefixes of source text. Throws `TooManyDigits` for a text with more than `limit`
    /// digits (0 is no limit) in a base that is not a power of two.
    /// CPython: PyLong_FromString
    public static Object parse(String text, int base, int limit) {
        int end = text.length();
        int i = 0;
        while (i < end && isSpace(text.charAt(i))) {
            i++;
        }
        while (end > i && isSpace(text.charAt(end - 1))) {
            end--;
        }
        boolean negative = false;
        if (i < end && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            negative = text.charAt(i) == '-';
            i++;
        }
        boolean onlyZero = false;
        int marked = i + 1 < end && text.charAt(i) == '0' ? baseOfMark(text.charAt(i + 1)) : 0;
        if (base == 0) {
            base = marked != 0 ? marked : 10;
            // A decimal literal may not begin with zero unless it is zero, as in source text.
            onlyZero = marked == 0 && i < end && text.charAt(i) == '0';
        }
        if (marked == base) {
            i += 2;
            if (i < end && text.charAt(i) == '_') {
                i++;
            }
        }
        Object magnitude = parseDigits(text, i, end, base, limit);
        if (magnitude == null || onlyZero && IntMath.signum(magnitude) != 0) {
            return null;
        }
        return negative ? IntMath.negate(magnitude) : magnitude;
    }

    private static int baseOfMark(char c) {
        return switch (c) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'z' && c < 128 ? letter - 'a' + 10 : 99;
    }

    /// The value of the digits and single underscores in `text[from, to)`, absent when they are not well formed.
    private static Object parseDigits(String text, int from, int to, int base, int limit) {
        if (from >= to) {
            return null;
        }
        int digits = 0;
        char previous = '_';
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '_') {
                if (previous == '_') {
                    return null;
                }
            } else if (digit(c) >= base) {
                return null;
            } else {
                digits++;
            }
            previous = c;
        }
        if (previous == '_') {
            return null;
        }
        boolean binary = (base & base - 1) == 0;
        if (!binary && limit > 0 && digits > limit && digits > LIMIT_THRESHOLD) {
            throw new TooManyDigits(digits);
        }
        String pure = text;
        if (digits != to - from) {
            var kept = new StringBuilder(digits);
            for (int i = from; i < to; i++) {
                if (text.charAt(i) != '_') {
                    kept.append(text.charAt(i));
                }
            }
            pure = kept.toString();
            from = 0;
            to = digits;
        }
        if (digits <= safeDigits(base)) {
            long value = 0;
            for (int i = from; i < to; i++) {
                value = value * base + digit(pure.charAt(i));
            }
            return value;
        }
        if (binary) {
            return IntMath.of(parseBinary(pure, from, to, Integer.numberOfTrailingZeros(base)));
        }
        return IntMath.of(digits <= SPLIT ? new BigInteger(pure.substring(from, to), base) : parseSplit(pure, from, to, base));
    }

    /// How many digits of the base always fit 63 bits.
    private static int safeDigits(int base) {
        return base == 10 ? 18 : base == 16 ? 15 : base == 2 ? 62 : base <= 8 ? 20 : 12;
    }

    private static BigInteger parseBinary(String text, int from, int to, int bitsPerDigit) {
        long bits = (long) (to - from) * bitsPerDigit;
        byte[] bytes = new byte[(int) (bits / 8) + 1];
        int at = bytes.length - 1;
        int pending = 0;
        int count = 0;
        for (int i = to - 1; i >= from; i--) {
            pending |= digit(text.charAt(i)) << count;
            count += bitsPerDigit;
            while (count >= 8) {
                bytes[at--] = (byte) pending;
                pending >>= 8;
                count -= 8;
            }
        }
        if (count > 0) {
            bytes[at] = (byte) pending;
        }
        return new BigInteger(1, bytes);
    }

    /// Divide and conquer: the lower half always has `SPLIT / 2 * 2**k` digits, so one chain of squares gives all the
    /// powers of the base that are needed.
    private static BigInteger parseSplit(String text, int from, int to, int base) {
        int levels = 1;
        while ((long) (SPLIT / 2) << levels < to - from) {
            levels++;
        }
        BigInteger[] powers = new BigInteger[levels];
        powers[0] = BigInteger.valueOf(base).pow(SPLIT / 2);
        for (int i = 1; i < levels; i++) {
            powers[i] = powers[i - 1].multiply(powers[i - 1]);
        }
        return parseSplit(text, from, to, base, powers, levels - 1);
    }

    private static BigInteger parseSplit(String text, int from, int to, int base, BigInteger[] powers, int level) {
        if (level < 0) {
            return new BigInteger(text.substring(from, to), base);
        }
        int middle = to - ((SPLIT / 2) << level);
        if (middle <= from) {
            return parseSplit(text, from, to, base, powers, level - 1);
        }
        BigInteger high = parseSplit(text, from, middle, base, powers, level - 1);
        BigInteger low = parseSplit(text, middle, to, base, powers, level - 1);
        return high.multiply(powers[level]).add(low);
    }

    /// The decimal text; throws `TooManyDigits` when it would be longer than `limit` (0 is no limit).
    /// CPython: long_to_decimal_string_internal
    public static String decimal(Object x, int limit) {
        if (x instanceof Long small) {
            return Long.toString(small);
        }
        BigInteger big = (BigInteger) x;
        if (limit > 0 && (big.bitLength() - 1) * 0.30102 > Math.max(limit, LIMIT_THRESHOLD)) {
            throw new TooManyDigits(-1);
        }
        String text = big.toString();
        int digits = text.length() - (big.signum() < 0 ? 1 : 0);
        if (limit > 0 && digits > limit && digits > LIMIT_THRESHOLD) {
            throw new TooManyDigits(digits);
        }
        return text;
    }

    /// The text in base 2, 8 or 16, sign first, without a prefix.
    /// CPython: long_format_binary
    public static String binary(Object x, int base) {
        if (x instanceof Long small) {
            return Long.toString(small, base);
        }
        BigInteger big = (BigInteger) x;
        int bitsPerDigit = Integer.numberOfTrailingZeros(base);
        byte[] bytes = big.abs().toByteArray();
        int bits = big.abs().bitLength();
        int digits = (bits + bitsPerDigit - 1) / bitsPerDigit;
        int sign = big.signum() < 0 ? 1 : 0;
        byte[] text = new byte[digits + sign];
        int next = bytes.length - 1;
        int pending = 0;
        int count = 0;
        for (int i = text.length - 1; i >= sign; i--) {
            if (count < bitsPerDigit && next >= 0) {
                pending |= (bytes[next--] & 0xFF) << count;
                count += 8;
            }
            int digit = pending & base - 1;
            text[i] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
            pending >>= bitsPerDigit;
            count -= bitsPerDigit;
        }
        if (sign == 1) {
            text[0] = '-';
        }
        return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// What `bin`, `oct` and `hex` give: sign, prefix and digits.
    public static String prefixed(Object x, int base) {
        String digits = binary(x, base);
        String prefix = base == 16 ? "0x" : base == 8 ? "0o" : "0b";
        return digits.charAt(0) == '-' ? "-" + prefix + digits.substring(1) : prefix + digits;
    }
}
