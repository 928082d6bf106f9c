package taipan.modules.sre;

import static taipan.objects.Raise.typeError;

import java.util.Arrays;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Imports;
import taipan.objects.PyBytes;
import taipan.objects.PyExc;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.Raised;
import taipan.objects.ThreadState;
import taipan.text.TextBuilder;
import taipan.text.TextSearch;

/// One `sub` or `subn`: puts the text between the matches and the replacements together.
/// CPython: pattern_subx
final class Substitution {
    private final Subject subject;
    private final long made;
    private final Object result;

    /// Items so far, for the error about one that cannot be joined.
    private long items;

    private long badItem = -1;
    private Object bad;

    private TextBuilder text;
    private byte[] bytes;
    private int size;

    Substitution(PyPattern pattern, Object replacement, Object string, long count) {
        Object filter = filter(pattern, replacement);
        boolean callable = filter != replacement || Calls.isCallable(replacement);
        callable = callable && Calls.isCallable(filter);
        subject = pattern.subject(string);
        Matcher matcher = pattern.matcher(subject, 0, Long.MAX_VALUE);
        Template template = callable && filter != replacement ? Template.of(filter, pattern, subject.isBytes()) : null;
        ThreadState ts = callable ? ThreadState.current() : null;
        int copied = 0;
        long n = 0;
        while ((count == 0 || n < count) && PyPattern.search(matcher)) {
            if (n == 0) {
                begin();
            }
            int start = matcher.start;
            int end = matcher.ptr;
            if (copied < start) {
                addSlice(copied, start);
            }
            if (template != null) {
                addTemplate(template, matcher);
            } else if (callable) {
                Object item = Calls.call(ts, filter, new PyMatch(pattern, subject, matcher, 0));
                if (item != PyNone.NONE) {
                    add(item);
                }
            } else {
                add(filter);
            }
            copied = end;
            n++;
            matcher.advance();
        }
        made = n;
        if (n == 0) {
            result = subject.slice(0, subject.length);
            return;
        }
        if (copied < subject.length) {
            addSlice(copied, subject.length);
        }
        result = joined();
    }

    Object result() {
        return result;
    }

    long made() {
        return made;
    }

    /// The replacement itself if it is callable or plain text, else what `re` makes of the template.
    private static Object filter(PyPattern pattern, Object replacement) {
        if (Calls.isCallable(replacement)) {
            return replacement;
        }
        Subject template = Subject.orNull(replacement);
        if (template != null && !hasBackslash(template)) {
            return replacement;
        }
        return Calls.call(Imports.attribute("re", "_subx"), pattern, replacement);
    }

    private static boolean hasBackslash(Subject template) {
        if (template.text instanceof String s) {
            return s.indexOf('\\') >= 0;
        }
        if (template.text != null) {
            return TextSearch.find(template.text, "\\", 0, template.length) >= 0;
        }
        for (int i = 0; i < template.length; i++) {
            if (template.bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    private void begin() {
        if (subject.isBytes()) {
            bytes = new byte[subject.length + 16];
        } else {
            text = new TextBuilder(subject.length + 16);
        }
    }

    private void addSlice(int from, int to) {
        items++;
        if (text != null) {
            text.append(subject.text, from, to);
        } else {
            append(subject.bytes, from, to);
        }
    }

    private void addTemplate(Template template, Matcher matcher) {
        for (int place = 0; place < template.size(); place++) {
            Object literal = template.text(place);
            if (literal != null) {
                add(literal);
                continue;
            }
            int group = template.group(place);
            if (group < 0) {
                addSlice(matcher.start, matcher.ptr);
            } else if (matcher.caught(group) && matcher.mark(2 * group) < matcher.mark(2 * group + 1)) {
                addSlice(matcher.mark(2 * group), matcher.mark(2 * group + 1));
            }
        }
    }

    private void add(Object item) {
        if (text != null) {
            Object value = PyStr.valueOrNull(item);
            if (value != null) {
                text.append(value);
            } else {
                refuse(item);
            }
        } else if (item instanceof PyBytes b) {
            append(b.array(), 0, b.array().length);
        } else {
            addBuffer(item);
        }
        items++;
    }

    private void addBuffer(Object item) {
        try {
            Buffer buffer = Buffer.of(item);
            try {
                byte[] content = buffer.toBytes();
                append(content, 0, content.length);
            } finally {
                buffer.release();
            }
        } catch (Raised e) {
            if (!e.matches(PyExc.TypeError) && !e.matches(PyExc.BufferError)) {
                throw e;
            }
            refuse(item);
        }
    }

    /// CPython joins at the very end, so that the complaint comes after the last match.
    private void refuse(Object item) {
        if (badItem < 0) {
            badItem = items;
            bad = item;
        }
    }

    private void append(byte[] source, int from, int to) {
        int length = to - from;
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    private Object joined() {
        if (badItem >= 0) {
            throw text != null
                    ? typeError("sequence item %d: expected str instance, %T found", badItem, bad)
                    : typeError("sequence item %d: expected a bytes-like object, %T found", badItem, bad);
        }
        return text != null ? text.toStr() : PyBytes.of(Arrays.copyOf(bytes, size));
    }
}
