package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.numbers.TooManyDigits;
import taipan.text.FormatProblem;
import taipan.text.Formats;

/// What the `__format__` methods share: the specification as an argument, the locale, and complaints as exceptions.
/// CPython: Python/formatter_unicode.c
final class Formatting {
    private Formatting() {}

    /// The specification as a str of either form.
    static Object spec(Object argument) {
        Object spec = PyStr.valueOrNull(argument);
        if (spec == null) {
            throw typeError("__format__() argument must be str, not %T", argument);
        }
        return spec;
    }

    static Raised raised(FormatProblem problem) {
        return switch (problem.kind()) {
            case VALUE_ERROR -> Raise.valueError("%s", problem.getMessage());
            case OVERFLOW_ERROR -> Raise.overflowError("%s", problem.getMessage());
            case MEMORY_ERROR -> Raise.memoryError("");
        };
    }

    /// How the current locale writes numbers; set by the `_locale` module.
    static Formats.NumberLocale locale() {
        Formats.NumberLocale set = ThreadState.current().interpreter().serviceOrNull(Formats.NumberLocale.class);
        return set == null ? Formats.NumberLocale.C : set;
    }

    /// How many digits a conversion between int and decimal text may have.
    static int digitLimit() {
        return ThreadState.current().interpreter().intMaxStrDigits;
    }

    static Raised raised(TooManyDigits problem) {
        int limit = digitLimit();
        if (problem.digits() < 0) {
            return tooLong(limit);
        }
        return Raise.valueError(
                "Exceeds the limit (%d) for integer string conversion: value has %d digits; use "
                        + "sys.set_int_max_str_digits() to increase the limit",
                limit, problem.digits());
    }

    /// The same when an int was to become text: its digits are not told.
    static Raised tooLong(int limit) {
        return Raise.valueError(
                "Exceeds the limit (%d) for integer string conversion; use sys.set_int_max_str_digits() to increase "
                        + "the limit",
                limit);
    }
}
