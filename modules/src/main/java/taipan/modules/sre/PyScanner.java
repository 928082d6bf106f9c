package taipan.modules.sre;

import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyType;

/// The Python `_sre.SRE_Scanner` type: finds one match after the other.
/// CPython: Modules/_sre.c
@PyClass(name = "_sre.SRE_Scanner")
public final class PyScanner extends PyObject {
    public static final PyType TYPE = PyScannerBindings.newType();

    @Member("pattern")
    final PyPattern pattern;

    private final Subject subject;
    private final Matcher matcher;
    private final int pos;
    private boolean done;

    PyScanner(PyPattern pattern, Subject subject, Matcher matcher) {
        super(TYPE);
        this.pattern = pattern;
        this.subject = subject;
        this.matcher = matcher;
        this.pos = matcher.start;
    }

    @Method("match(self, /)")
    synchronized Object match() {
        try {
            return next(!done && matcher.match());
        } catch (MatchMemoryException _) {
            throw PyPattern.outOfMemory();
        }
    }

    @Method("search(self, /)")
    synchronized Object search() {
        return next(!done && PyPattern.search(matcher));
    }

    private Object next(boolean found) {
        if (!found) {
            done = true;
            return PyNone.NONE;
        }
        PyMatch match = new PyMatch(pattern, subject, matcher, pos);
        matcher.advance();
        return match;
    }
}
