package taipan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `__format__` of the scalar types, with the complaints of CPython.
class FormatSpecsFollowPythonTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "1234567, \"012,\", \"0,001,234,567\"", "255, #010x, 0x000000ff", "-1234, 010_d, -0_001_234", "65, 05c, 0000A",
        "2882400001, 020_x, 0_0000_0000_abcd_ef01", "5, x<4, 5xxx", "1234567, \"020,.2f\", \"0,000,001,234,567.00\""
    })
    void ints(long value, String spec, String text) {
        assertEquals(text, Formats.ofInt(value, spec, 0, spec.length(), "int", Formats.NumberLocale.C, 0));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "123456.789, \"015,.1f\", \"0,000,123,456.8\"", "0.5, .1%, 50.0%", "1.0, #, 1.0", "1e20, .1, 1e+20", "1.5, =+8, \"+    1.5\"",
        "Infinity, 06, 000inf", "-0.0, g, -0"
    })
    void floats(double value, String spec, String text) {
        assertEquals(text, Formats.ofFloat(value, spec, 0, spec.length(), "float", Formats.NumberLocale.C));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "\",_\", \"Cannot specify both ',' and '_'.\"", "\",b\", \"Cannot specify ',' with 'b'.\"", ".2, \"Precision not allowed in integer format specifier\"",
        "dd, Invalid format specifier", "., Format specifier missing precision", "s, \"Unknown format code 's' for object of type 'int'\"",
        "99999999999999999999, Too many decimal digits in format string"
    })
    void complaints(String spec, String message) {
        var problem = assertThrows(
                FormatProblem.class, () -> Formats.ofInt(1L, spec, 0, spec.length(), "int", Formats.NumberLocale.C, 0));
        assertEquals(message, problem.getMessage());
    }
}
