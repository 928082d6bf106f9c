package taipan.interpreter;

import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyAttributeError;
import taipan.objects.PyBaseException;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyFrame;
import taipan.objects.PyList;
import taipan.objects.PyNameError;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTraceback;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// "Did you mean": the name most like one that does not exist.
/// CPython: Python/suggestions.c
final class Suggestions {
    private static final int MAX_CANDIDATES = 750;
    private static final int MAX_LENGTH = 40;
    private static final int MOVE_COST = 2;
    private static final int CASE_COST = 1;

    private Suggestions() {}

    /// The suggestion for an exception, or null.
    static String of(ThreadState ts, PyBaseException value) {
        try {
            if (value instanceof PyAttributeError && value.type() == PyExc.AttributeError) {
                return forAttribute(ts, value);
            }
            if (value instanceof PyNameError && value.type() == PyExc.NameError) {
                return forName(value);
            }
            return null;
        } catch (Raised e) {
            return null;
        }
    }

    private static String name(PyBaseException value) {
        Object name = Attributes.lookup(value, "name");
        return name == null || PyStr.valueOrNull(name) == null ? null : PyStr.toName(name);
    }

    private static String forAttribute(ThreadState ts, PyBaseException value) {
        Object object = Attributes.lookup(value, "obj");
        String name = name(value);
        if (object == null || object == PyNone.NONE || name == null) {
            return null;
        }
        Object dir = Attributes.special(object, "__dir__");
        if (dir == null) {
            return null;
        }
        PyList names = PyList.of(Iteration.toArray(Calls.call(ts, dir)));
        names.sort(PyNone.NONE, false);
        return closest(names.toArray(), name);
    }

    private static String forName(PyBaseException value) {
        String name = name(value);
        PyTraceback last = value.traceback();
        if (name == null || last == null) {
            return null;
        }
        while (last.next != null) {
            last = last.next;
        }
        PyFrame frame = last.frame;
        Object[] locals = new Object[frame.code.varnames.length + frame.code.variables - frame.code.nlocals];
        for (int i = 0; i < locals.length; i++) {
            locals[i] = PyStr.fromName(i < frame.code.varnames.length ? frame.code.varnames[i]
                    : frame.code.cellName(i - frame.code.varnames.length));
        }
        String found = closest(locals, name);
        if (found == null && frame.locals instanceof PyDict d) {
            found = closest(d.keys(), name);
        }
        if (found == null) {
            found = closest(frame.globals.keys(), name);
        }
        if (found == null && frame.builtins instanceof PyDict d) {
            found = closest(d.keys(), name);
        }
        return found;
    }

    /// CPython: calculate_suggestions
    private static String closest(Object[] candidates, String name) {
        if (candidates.length >= MAX_CANDIDATES) {
            return null;
        }
        int best = Integer.MAX_VALUE;
        String found = null;
        for (Object o : candidates) {
            if (PyStr.valueOrNull(o) == null) {
                continue;
            }
            String candidate = PyStr.toName(o);
            if (candidate.equals(name)) {
                continue;
            }
            int max = Math.min((name.length() + candidate.length() + 3) * MOVE_COST / 6, best - 1);
            int distance = distance(name, candidate, max);
            if (distance <= max) {
                best = distance;
                found = candidate;
            }
        }
        return found;
    }

    private static int cost(char a, char b) {
        return a == b ? 0 : Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE_COST : MOVE_COST;
    }

    /// The edit distance, or more than `max`.
    /// CPython: levenshtein_distance
    static int distance(String a, String b, int max) {
        int start = 0;
        int endA = a.length();
        int endB = b.length();
        while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int n = endA - start;
        int m = endB - start;
        if (n == 0 || m == 0) {
            return (n + m) * MOVE_COST;
        }
        if (n > MAX_LENGTH || m > MAX_LENGTH) {
            return max + 1;
        }
        if (m < n) {
            return distance(b.substring(start, endB), a.substring(start, endA), max);
        }
        if ((m - n) * MOVE_COST > max) {
            return max + 1;
        }
        int[] row = new int[n];
        for (int i = 0; i < n; i++) {
            row[i] = (i + 1) * MOVE_COST;
        }
        int result = 0;
        for (int j = 0; j < m; j++) {
            char c = b.charAt(start + j);
            int distance = result = j * MOVE_COST;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < n; i++) {
                int substitute = distance + cost(c, a.charAt(start + i));
                distance = row[i];
                result = Math.min(substitute, Math.min(result, distance) + MOVE_COST);
                row[i] = result;
                least = Math.min(least, result);
            }
            if (least > max) {
                return max + 1;
            }
        }
        return result;
    }
}
