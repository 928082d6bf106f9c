package taipan.objects;

import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.text.TextPredicates;
import taipan.text.TextPredicates.Kind;

/// The `is...` methods of str.
/// CPython: Objects/unicodeobject.c
@MethodsOf(PyStr.class)
final class StrPredicates {
    private StrPredicates() {}

    @Method("islower(self, /)")
    static boolean isLower(Object self) {
        return TextPredicates.isLower(PyStr.value(self));
    }

    @Method("isupper(self, /)")
    static boolean isUpper(Object self) {
        return TextPredicates.isUpper(PyStr.value(self));
    }

    @Method("istitle(self, /)")
    static boolean isTitle(Object self) {
        return TextPredicates.isTitle(PyStr.value(self));
    }

    @Method("isspace(self, /)")
    static boolean isSpace(Object self) {
        return TextPredicates.all(PyStr.value(self), Kind.SPACE);
    }

    @Method("isdecimal(self, /)")
    static boolean isDecimal(Object self) {
        return TextPredicates.all(PyStr.value(self), Kind.DECIMAL);
    }

    @Method("isdigit(self, /)")
    static boolean isDigit(Object self) {
        return TextPredicates.all(PyStr.value(self), Kind.DIGIT);
    }

    @Method("isnumeric(self, /)")
    static boolean isNumeric(Object self) {
        return TextPredicates.all(PyStr.value(self), Kind.NUMERIC);
    }

    @Method("isalpha(self, /)")
    static boolean isAlpha(Object self) {
        return TextPredicates.all(PyStr.value(self), Kind.ALPHA);
    }

    @Method("isalnum(self, /)")
    static boolean isAlnum(Object self) {
        return TextPredicates.all(PyStr.value(self), Kind.ALNUM);
    }

    @Method("isidentifier(self, /)")
    static boolean isIdentifier(Object self) {
        return TextPredicates.isIdentifier(PyStr.value(self));
    }

    @Method("isprintable(self, /)")
    static boolean isPrintable(Object self) {
        return TextPredicates.isPrintable(PyStr.value(self));
    }
}
