package taipan.modules.decimal;

/// The ways to round, in the order of their numbers in C.
/// CPython: Modules/_decimal/libmpdec/mpdecimal.h
enum Rounding {
    ROUND_UP,
    ROUND_DOWN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_05UP;

    /// Whether to add one to what is left of a magnitude. `half` compares what was cut off with half a unit, `lastDigit`
    /// is the last digit left; something has been cut off.
    boolean awayFromZero(boolean negative, int half, int lastDigit) {
        return switch (this) {
            case ROUND_UP -> true;
            case ROUND_DOWN -> false;
            case ROUND_CEILING -> !negative;
            case ROUND_FLOOR -> negative;
            case ROUND_HALF_UP -> half >= 0;
            case ROUND_HALF_DOWN -> half > 0;
            case ROUND_HALF_EVEN -> half > 0 || half == 0 && lastDigit % 2 != 0;
            case ROUND_05UP -> lastDigit == 0 || lastDigit == 5;
        };
    }

    /// Whether a magnitude that is too large becomes infinite rather than the largest finite number.
    boolean overflowsToInfinity(boolean negative) {
        return switch (this) {
            case ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_UP -> true;
            case ROUND_DOWN, ROUND_05UP -> false;
            case ROUND_CEILING -> !negative;
            case ROUND_FLOOR -> negative;
        };
    }

    /// The way of that name, or null.
    static Rounding named(String name) {
        for (Rounding rounding : values()) {
            if (rounding.name().equals(name)) {
                return rounding;
            }
        }
        return null;
    }
}
