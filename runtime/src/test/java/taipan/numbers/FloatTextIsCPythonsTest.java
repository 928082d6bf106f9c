package taipan.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/// Text of floats in CPython's forms.
class FloatTextIsCPythonsTest {
    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0", "-0.0, -0.0", "1.0, 1.0", "0.1, 0.1", "1e16, 1e+16", "1e15, 1000000000000000.0",
        "123456789012345680.0, 1.2345678901234568e+17", "0.0001, 0.0001", "0.00001, 1e-05", "5e-324, 5e-324",
        "1e-323, 1e-323", "2.5e-322, 2.5e-322", "1e23, 1e+23", "1.7976931348623157e308, 1.7976931348623157e+308",
        "9007199254740993, 9007199254740992.0", "-1.5, -1.5", "1e22, 1e+22", "NaN, nan", "-Infinity, -inf"
    })
    void reprIsTheShortestThatReadsBack(double x, String repr) {
        assertEquals(repr, FloatText.repr(x));
    }

    @ParameterizedTest
    @CsvSource({
        "2.675, f, 2, 2.67", "0.5, f, 0, 0", "1.5, f, 0, 2", "2.5, f, 0, 2", "0.1, f, 25, 0.1000000000000000055511151",
        "1e22, f, 1, 10000000000000000000000.0", "1e100, e, 3, 1.000e+100", "123456.789, g, 6, 123457", "0.0001, g, 6, 0.0001",
        "0.00001, g, 6, 1e-05", "1234567.0, G, 3, 1.23E+06", "0.0, e, 2, 0.00e+00", "999999.5, g, 6, 1e+06", "Infinity, F, 2, INF"
    })
    void precisionRoundsTheExactValue(double x, char conversion, int precision, String text) {
        assertEquals(text, FloatText.format(x, conversion, precision, false, false));
    }

    @ParameterizedTest
    @CsvSource({"1_0.5, 10.5", "' 1e3 ', 1000.0", "+inf, Infinity", "-Infinity, -Infinity", ".5, 0.5", "5., 5.0", "1e400, Infinity"})
    void literalsAreRead(String text, double value) {
        assertEquals(value, FloatText.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1__0", "_1", "1_", "1f", "0x1p3", "e5", "1e", "infin", "nan1", "1 2", "\u0131nf"})
    void otherTextIsRefused(String text) {
        assertNull(FloatText.parse(text));
    }

    @Test
    void roundingIsExact() {
        assertEquals(2.67, FloatMath.round(2.675, 2));
        assertEquals(-0.0, FloatMath.round(-0.4, 0));
        assertEquals(1200.0, FloatMath.round(1234.0, -2));
    }
}
