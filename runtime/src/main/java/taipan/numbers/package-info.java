/// Algorithms on Python's numbers: integer and float arithmetic, parsing, text, rounding and hashing.
///
/// No Python object is known here and no Python exception is thrown. An int is a `Long` when it fits 64 bits and a
/// `BigInteger` otherwise (never both ways), a float is a `double`.
package taipan.numbers;
