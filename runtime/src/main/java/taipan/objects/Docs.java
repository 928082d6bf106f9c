package taipan.objects;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The docstrings of built-in types and functions. They are data: lines `qualified name, TAB, text signature, TAB,
/// docstring` in a resource that the build may leave out, read when the first docstring is asked for.
/// CPython: no counterpart
final class Docs {
    private static final String RESOURCE = "docs.tsv";

    private Docs() {}

    /// What the resource says; loaded by class initialization so that no start pays for it.
    private static final class Table {
        static final Map<String, String[]> ENTRIES = read();

        private static Map<String, String[]> read() {
            Map<String, String[]> entries = new HashMap<>();
            try (InputStream in = Docs.class.getResourceAsStream(RESOURCE)) {
                if (in != null) {
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        int first = line.indexOf('\t');
                        int second = line.indexOf('\t', first + 1);
                        if (second > 0) {
                            entries.put(line.substring(0, first),
                                    new String[] {unescaped(line.substring(first + 1, second)), unescaped(line.substring(second + 1))});
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return entries;
        }

        private static String unescaped(String text) {
            if (text.isEmpty()) {
                return null;
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
        String[] entry = Table.ENTRIES.get(qualifiedName);
        return entry == null || entry[1] == null ? PyNone.NONE : entry[1];
    }

    /// The recorded `__text_signature__` of a function, else the one its declaration gives.
    static Object textSignature(Signature signature) {
        String[] entry = Table.ENTRIES.isEmpty() ? null : Table.ENTRIES.get(signature.owner() + "." + signature.name());
        String text = entry == null ? signature.text() : entry[0];
        return text == null ? PyNone.NONE : text;
    }

    /// The `__text_signature__` of a type.
    static Object typeSignature(PyType type) {
        String[] entry = type.isHeapType() ? null : Table.ENTRIES.get(type.fullName());
        return entry == null || entry[0] == null ? PyNone.NONE : entry[0];
    }

    /// Gives a built-in type its `__doc__`, unless that is an attribute of its instances.
    static void addTo(PyType type, PyDict dict) {
        if (dict.getOrNull("__doc__") == null) {
            dict.put("__doc__", Docs.class.getResource(RESOURCE) == null ? PyNone.NONE : new PyTypeDoc(type.fullName()));
        }
    }
}
