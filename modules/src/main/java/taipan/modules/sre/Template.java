package taipan.modules.sre;

import taipan.objects.Attributes;
import taipan.objects.PyBytes;
import taipan.objects.PyFunction;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;

/// A replacement template that `re` has parsed: texts, and groups between them.
///
/// `re._subx` answers a Python function that fills the template in. The function is recognised and what it does is done
/// here, without a match object and a call for every match.
/// CPython: Lib/sre_parse.py (expand_template)
final class Template {
    /// A text, or null where a group stands.
    private final Object[] texts;

    /// Numbers of groups from 0, -1 for the whole match; only where there is no text.
    private final int[] groups;

    private Template(Object[] texts, int[] groups) {
        this.texts = texts;
        this.groups = groups;
    }

    /// The template a function of `re._subx` fills in, if it is one and fits the kind of subject; else null.
    static Template of(Object filter, PyPattern pattern, boolean forBytes) {
        if (!(filter instanceof PyFunction)
                || !"filter".equals(Attributes.lookup(filter, "__name__"))
                || !"re".equals(Attributes.lookup(filter, "__module__"))
                || !(Attributes.lookup(filter, "__defaults__") instanceof PyTuple defaults)
                || defaults.size() != 1
                || !(defaults.at(0) instanceof PyTuple parts)
                || parts.size() != 2
                || !(parts.at(0) instanceof PyList places)
                || !(parts.at(1) instanceof PyList literals)) {
            return null;
        }
        Object[] texts = literals.toArray();
        int[] groups = new int[texts.length];
        for (Object place : places.toArray()) {
            if (!(place instanceof PyTuple pair)
                    || pair.size() != 2
                    || !(pair.at(0) instanceof Long index)
                    || !(pair.at(1) instanceof Long group)
                    || group < 0
                    || group > pattern.groups) {
                return null;
            }
            texts[(int) (long) index] = null;
            groups[(int) (long) index] = (int) (group - 1);
        }
        for (Object text : texts) {
            if (text == PyNone.NONE
                    || text != null && (forBytes ? !(text instanceof PyBytes) : PyStr.valueOrNull(text) == null)) {
                return null;
            }
        }
        return new Template(texts, groups);
    }

    int size() {
        return texts.length;
    }

    /// The text at a place, or null.
    Object text(int place) {
        return texts[place];
    }

    int group(int place) {
        return groups[place];
    }
}
