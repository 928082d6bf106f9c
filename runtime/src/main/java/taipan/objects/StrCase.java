package taipan.objects;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.text.Text;
import taipan.text.TextCase;
import taipan.text.TextLayout;

/// The methods of str that change case or pad.
/// CPython: Objects/unicodeobject.c
@MethodsOf(PyStr.class)
final class StrCase {
    private StrCase() {}

    @Method("capitalize(self, /)")
    static Object capitalize(Object self) {
        return TextCase.capitalize(PyStr.value(self));
    }

    @Method("casefold(self, /)")
    static Object casefold(Object self) {
        return TextCase.casefold(PyStr.value(self));
    }

    @Method("title(self, /)")
    static Object title(Object self) {
        return TextCase.title(PyStr.value(self));
    }

    @Method("lower(self, /)")
    static Object lower(Object self) {
        return TextCase.lower(PyStr.value(self));
    }

    @Method("upper(self, /)")
    static Object upper(Object self) {
        return TextCase.upper(PyStr.value(self));
    }

    @Method("swapcase(self, /)")
    static Object swapcase(Object self) {
        return TextCase.swapcase(PyStr.value(self));
    }

    @Method("center(self, width, fillchar=' ', /)")
    static Object center(Object self, long width, Object fillchar) {
        int fill = fill(fillchar);
        return TextLayout.center(PyStr.value(self), width(width), fill);
    }

    @Method("ljust(self, width, fillchar=' ', /)")
    static Object ljust(Object self, long width, Object fillchar) {
        int fill = fill(fillchar);
        return TextLayout.justifyLeft(PyStr.value(self), width(width), fill);
    }

    @Method("rjust(self, width, fillchar=' ', /)")
    static Object rjust(Object self, long width, Object fillchar) {
        int fill = fill(fillchar);
        return TextLayout.justifyRight(PyStr.value(self), width(width), fill);
    }

    @Method("zfill(self, width, /)")
    static Object zfill(Object self, long width) {
        return TextLayout.zeroFill(PyStr.value(self), width(width));
    }

    @Method("expandtabs(self, /, tabsize=8)")
    static Object expandTabs(Object self, int tabsize) {
        return TextLayout.expandTabs(PyStr.value(self), tabsize);
    }

    private static int fill(Object fillchar) {
        Object text = PyStr.valueOrNull(fillchar);
        if (text == null) {
            throw typeError("The fill character must be a unicode character, not %T", fillchar);
        }
        if (Text.length(text) != 1) {
            throw typeError("The fill character must be exactly one character long");
        }
        return Text.at(text, 0);
    }

    private static int width(long width) {
        if (width > Integer.MAX_VALUE - 16) {
            throw Raise.memoryError("");
        }
        return (int) Math.max(width, 0);
    }
}
