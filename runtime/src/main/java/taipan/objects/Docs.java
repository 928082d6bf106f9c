package taipan.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The docstrings of built-in types and functions. They are data: lines `qualified name, TAB, text signature, TAB,
/// docstring` in a resource that the build may leave out, sorted by name. It is read when the first docstring is asked for,
/// and searched as it is: a program asks for few of them.
/// CPython: no counterpart
final class Docs {
    private static final String RESOURCE = "docs.tsv";

    private Docs() {}

    /// What the resource says; loaded by class initialization so that no start pays for it.
    private static final class Table {
        static final byte[] LINES = read();

        private static byte[] read() {
            try (InputStream in = Docs.class.getResourceAsStream(RESOURCE)) {
                return in == null ? new byte[0] : in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// One of the two texts of an entry; null when there is none.
        static String text(String qualifiedName, boolean doc) {
            byte[] name = qualifiedName.getBytes(StandardCharsets.UTF_8);
            int from = find(name);
            if (from < 0) {
                return null;
            }
            int tab = from + name.length;
            int second = next(tab + 1, '\t');
            return doc ? unescaped(second + 1, next(second, '\n')) : unescaped(tab + 1, second);
        }

        /// Where the line of a name starts, or -1.
        private static int find(byte[] name) {
            int low = 0;
            int high = LINES.length;
            // Invariant: `low` and `high` are starts of lines; the line wanted is from `low` on and before `high`.
            while (low < high) {
                int line = low + high >>> 1;
                while (line > low && LINES[line - 1] != '\n') {
                    line--;
                }
                int order = compare(line, name);
                if (order == 0) {
                    return line;
                }
                if (order < 0) {
                    low = next(line, '\n') + 1;
                } else {
                    high = line;
                }
            }
            return -1;
        }

        private static int compare(int line, byte[] name) {
            for (int i = 0; i < name.length; i++) {
                int order = LINES[line + i] - name[i];
                if (order != 0) {
                    return order;
                }
            }
            return LINES[line + name.length] - '\t';
        }

        private static int next(int from, char c) {
            while (from < LINES.length && LINES[from] != c) {
                from++;
            }
            return from;
        }

        private static String unescaped(int from, int to) {
            if (from >= to) {
                return null;
            }
            String text = new String(LINES, from, to - from, StandardCharsets.UTF_8);
            if (text.indexOf('\\') < 0) {
                return text;
            }
            StringBuilder b = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' && i + 1 < text.length()) {
                    c = text.charAt(++i);
                    c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
                }
                b.append(c);
            }
            return b.toString();
        }
    }

    /// The docstring of `list`, `list.append`, `math`, `builtins.len`, ...; None when there is none.
    static Object doc(String qualifiedName) {
        return Convert.orNone(Table.text(qualifiedName, true));
    }

    /// The recorded `__text_signature__` of a function, else the one its declaration gives.
    static Object textSignature(Signature signature) {
        String name = signature.owner() + "." + signature.name();
        return Convert.orNone(Table.find(name.getBytes(StandardCharsets.UTF_8)) < 0 ? signature.text() : Table.text(name, false));
    }

    /// The `__text_signature__` of a type.
    static Object typeSignature(PyType type) {
        return type.isHeapType() ? PyNone.NONE : Convert.orNone(Table.text(type.fullName(), false));
    }

    /// Gives a built-in type its `__doc__`, unless that is an attribute of its instances.
    static void addTo(PyType type, PyDict dict) {
        if (dict.getOrNull("__doc__") == null) {
            dict.put("__doc__", Docs.class.getResource(RESOURCE) == null ? PyNone.NONE : new PyTypeDoc(type.fullName()));
        }
    }
}
