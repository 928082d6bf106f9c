/// Algorithms on Python's text: Unicode tables, operations on str values, formatting and codecs.
///
/// No Python object is known here and no Python exception is thrown. A str is a `String` whose chars are its code points
/// when none is above U+FFFF, and a `WideStr` otherwise.
package taipan.text;
