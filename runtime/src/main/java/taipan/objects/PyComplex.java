package taipan.objects;

import static taipan.objects.PyNotImplemented.NOT_IMPLEMENTED;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;
import static taipan.objects.Raise.zeroDivisionError;

import taipan.bindings.Constructor;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.numbers.ComplexMath;
import taipan.numbers.FloatText;
import taipan.numbers.IntMath;
import taipan.numbers.NumberHash;
import taipan.text.FormatProblem;
import taipan.text.Formats;
import taipan.text.Text;

/// The Python `complex` type.
/// CPython: Objects/complexobject.c
@PyClass(name = "complex", subclassable = true)
public final class PyComplex extends PyExtensible {
    public static final PyType TYPE = PyComplexBindings.newType();

    @Member("real")
    final double real;

    @Member("imag")
    final double imag;

    PyComplex(PyType type, double real, double imag) {
        super(type);
        this.real = real;
        this.imag = imag;
    }

    public PyComplex(double real, double imag) {
        this(TYPE, real, imag);
    }

    public static PyComplex of(double real, double imag) {
        return new PyComplex(TYPE, real, imag);
    }

    private static PyComplex of(double[] parts) {
        return new PyComplex(TYPE, parts[0], parts[1]);
    }

    public double real() {
        return real;
    }

    public double imag() {
        return imag;
    }

    /// The operand as a complex number when it is one, a float or an int; absent (null) otherwise.
    private static PyComplex operand(Object o) {
        if (o instanceof PyComplex c) {
            return c;
        }
        Object d = PyFloat.valueOrNull(o);
        if (d != null) {
            return of((Double) d, 0);
        }
        Object n = PyInt.valueOrNull(o);
        return n == null ? null : of(PyInt.toDouble(n), 0);
    }

    // Construction

    @Constructor("complex(cls, real=NULL, imag=NULL)")
    static Object construct(PyType cls, Object real, Object imag) {
        if (real == null) {
            real = 0L;
        }
        if (imag == null && cls == TYPE && PyType.of(real) == TYPE) {
            return real;
        }
        Object text = PyStr.valueOrNull(real);
        if (text != null) {
            if (imag != null) {
                throw typeError("complex() can't take second arg if first is a string");
            }
            return parse(cls, text);
        }
        if (imag != null && PyStr.valueOrNull(imag) != null) {
            throw typeError("complex() second arg can't be a string");
        }
        Object converted = special(real);
        if (converted != null) {
            real = converted;
        } else if (!isReal(real) && !(real instanceof PyComplex)) {
            throw typeError("complex() first argument must be a string or a number, not '%T'", real);
        }
        if (imag != null && !isReal(imag) && !(imag instanceof PyComplex)) {
            throw typeError("complex() second argument must be a number, not '%T'", imag);
        }
        double x;
        double y = 0;
        boolean hasImaginary = false;
        if (real instanceof PyComplex c) {
            x = c.real;
            y = c.imag;
            hasImaginary = true;
        } else {
            x = Conversion.toDouble(real);
        }
        if (imag != null) {
            double added;
            if (imag instanceof PyComplex c) {
                added = c.real;
                x -= c.imag;
            } else {
                added = Conversion.toDouble(imag);
            }
            y = hasImaginary ? y + added : added;
        }
        return new PyComplex(cls, x, y);
    }

    private static boolean isReal(Object o) {
        if (o instanceof Double || PyInt.valueOrNull(o) != null) {
            return true;
        }
        PyType type = PyType.of(o);
        return type.lookup("__float__") != null || type.lookup("__index__") != null;
    }

    /// The answer of `__complex__`, or absent (null). CPython: try_complex_special_method
    private static PyComplex special(Object o) {
        if (PyType.of(o) == TYPE || !(o instanceof PyObject)) {
            return null;
        }
        Object result = Calls.special(o, "__complex__");
        if (result == null) {
            return null;
        }
        if (!(result instanceof PyComplex c)) {
            throw typeError("__complex__ returned non-complex (type %T)", result);
        }
        if (c.type != TYPE) {
            Warnings.warn(
                    PyExc.DeprecationWarning,
                    Message.format(
                            "__complex__ returned non-complex (type %T).  The ability to return an instance of a strict"
                                    + " subclass of complex is deprecated, and may not be supported in a future version of"
                                    + " Python.",
                            result),
                    1);
        }
        return c;
    }

    /// What a complex number stands for in `cmath`: `__complex__`, else the float. CPython: PyComplex_AsCComplex
    public static PyComplex fromObject(Object o) {
        if (o instanceof PyComplex c) {
            return c;
        }
        PyComplex converted = special(o);
        return converted != null ? converted : of(Conversion.toDouble(o), 0);
    }

    /// CPython: complex_subtype_from_string
    private static Object parse(PyType cls, Object str) {
        String text = Text.toAsciiNumeral(str).strip();
        int end = text.length();
        int i = 0;
        if (end > 0 && text.charAt(0) == '(') {
            if (text.charAt(end - 1) != ')') {
                throw malformed();
            }
            text = text.substring(1, end - 1).strip();
            end = text.length();
        }
        if (text.indexOf('_') >= 0) {
            text = withoutUnderscores(text);
            end = text.length();
        }
        double real = 0;
        double imaginary = 0;
        int first = FloatText.prefixLength(text, 0);
        if (first > 0) {
            double value = FloatText.value(text.substring(0, first));
            i = first;
            char next = i < end ? text.charAt(i) : 0;
            if (next == '+' || next == '-') {
                real = value;
                int second = FloatText.prefixLength(text, i);
                if (second > i) {
                    imaginary = FloatText.value(text.substring(i, second));
                    i = second;
                } else {
                    imaginary = next == '+' ? 1 : -1;
                    i++;
                }
                i = expectJ(text, i);
            } else if (next == 'j' || next == 'J') {
                imaginary = value;
                i++;
            } else {
                real = value;
            }
        } else {
            imaginary = 1;
            if (end > 0 && (text.charAt(0) == '+' || text.charAt(0) == '-')) {
                imaginary = text.charAt(0) == '-' ? -1 : 1;
                i++;
            }
            i = expectJ(text, i);
        }
        if (i != end) {
            throw malformed();
        }
        return new PyComplex(cls, real, imaginary);
    }

    private static int expectJ(String text, int i) {
        if (i >= text.length() || text.charAt(i) != 'j' && text.charAt(i) != 'J') {
            throw malformed();
        }
        return i + 1;
    }

    private static String withoutUnderscores(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_') {
                kept.append(c);
            } else if (i == 0 || i + 1 == text.length() || !isDigit(text.charAt(i - 1)) || !isDigit(text.charAt(i + 1))) {
                throw malformed();
            }
        }
        return kept.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Raised malformed() {
        return valueError("complex() arg is a malformed string");
    }

    // Text

    public Object __repr__() {
        String imaginary = FloatText.shortest(imag, false, false) + "j";
        if (real == 0 && 1 / real > 0) {
            return imaginary;
        }
        String sign = imaginary.charAt(0) == '-' ? "" : "+";
        return "(" + FloatText.shortest(real, false, false) + sign + imaginary + ")";
    }

    @Method("__format__(self, format_spec, /)")
    Object format(Object spec) {
        Object text = Formatting.spec(spec);
        int length = Text.length(text);
        if (length == 0) {
            return Representation.str(this);
        }
        try {
            return Formats.ofComplex(real, imag, text, 0, length, type.fullName(), Formatting.locale());
        } catch (FormatProblem e) {
            throw Formatting.raised(e);
        }
    }

    // Comparison

    public long __hash__() {
        long first = Double.isNaN(real) ? Hashing.identity(this) : NumberHash.ofDouble(real);
        long second = Double.isNaN(imag) ? Hashing.identity(this) : NumberHash.ofDouble(imag);
        return NumberHash.ofComplex(first, second);
    }

    /// CPython: complex_richcompare
    public Object __richcompare__(Object other, int op) {
        if (op != Comparison.EQ && op != Comparison.NE) {
            return NOT_IMPLEMENTED;
        }
        boolean equal;
        Object d = PyFloat.valueOrNull(other);
        if (other instanceof PyComplex c) {
            equal = real == c.real && imag == c.imag;
        } else if (d != null) {
            equal = real == (Double) d && imag == 0;
        } else {
            Object n = PyInt.valueOrNull(other);
            if (n == null) {
                return NOT_IMPLEMENTED;
            }
            equal = imag == 0 && !Double.isNaN(real) && IntMath.compareWithDouble(n, real) == 0;
        }
        return equal == (op == Comparison.EQ);
    }

    public boolean __bool__() {
        return real != 0 || imag != 0;
    }

    // Arithmetic

    public static Object __add__(Object left, Object right) {
        PyComplex a = operand(left);
        PyComplex b = operand(right);
        return a == null || b == null ? NOT_IMPLEMENTED : of(a.real + b.real, a.imag + b.imag);
    }

    public static Object __sub__(Object left, Object right) {
        PyComplex a = operand(left);
        PyComplex b = operand(right);
        return a == null || b == null ? NOT_IMPLEMENTED : of(a.real - b.real, a.imag - b.imag);
    }

    public static Object __mul__(Object left, Object right) {
        PyComplex a = operand(left);
        PyComplex b = operand(right);
        return a == null || b == null ? NOT_IMPLEMENTED : of(ComplexMath.multiply(a.real, a.imag, b.real, b.imag));
    }

    public static Object __truediv__(Object left, Object right) {
        PyComplex a = operand(left);
        PyComplex b = operand(right);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        double[] quotient = ComplexMath.divide(a.real, a.imag, b.real, b.imag);
        if (quotient == null) {
            throw zeroDivisionError("complex division by zero");
        }
        return of(quotient);
    }

    public static Object __pow__(Object base, Object exponent, Object modulus) {
        PyComplex a = operand(base);
        PyComplex b = operand(exponent);
        if (a == null || b == null) {
            return NOT_IMPLEMENTED;
        }
        if (modulus != PyNone.NONE) {
            throw valueError("complex modulo");
        }
        return power(a.real, a.imag, b.real, b.imag);
    }

    /// CPython: complex_pow
    static PyComplex power(double a, double b, double c, double d) {
        boolean whole = d == 0 && c == Math.floor(c) && Math.abs(c) <= 100;
        double[] result = whole ? ComplexMath.power(a, b, (int) c) : ComplexMath.power(a, b, c, d);
        if (result == null) {
            throw zeroDivisionError("0.0 to a negative or complex power");
        }
        if (Double.isInfinite(result[0]) || Double.isInfinite(result[1])) {
            throw overflowError("complex exponentiation");
        }
        return of(result);
    }

    public Object __neg__() {
        return of(-real, -imag);
    }

    public Object __pos__() {
        return type == TYPE ? this : of(real, imag);
    }

    public Object __abs__() {
        double size = Math.hypot(real, imag);
        if (Double.isInfinite(size) && !Double.isInfinite(real) && !Double.isInfinite(imag)) {
            throw overflowError("absolute value too large");
        }
        return size;
    }

    @Method("conjugate(self, /)")
    Object conjugate() {
        return of(real, -imag);
    }

    @Method("__getnewargs__(self, /)")
    Object getNewArgs() {
        return PyTuple.of(real, imag);
    }
}
