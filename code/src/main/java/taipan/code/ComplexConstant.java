package taipan.code;

/// A complex number among the constants of a code object.
///
/// Record equality on doubles is that of `Double`: `-0.0` differs from `0.0` and a NaN equals itself, as constant
/// merging needs it.
public record ComplexConstant(double real, double imag) {}
