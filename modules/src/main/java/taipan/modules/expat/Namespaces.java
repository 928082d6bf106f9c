package taipan.modules.expat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The prefixes in scope, and the names that elements and attributes get from them.
/// CPython: Modules/expat/xmlparse.c (addBinding)
final class Namespaces {
    private static final String XML = "http://www.w3.org/XML/1998/namespace";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /// What a prefix meant before a declaration.
    record Binding(String prefix, String before) {}

    final String separator;
    boolean triplets;
    private final Map<String, String> uris = new HashMap<>();

    Namespaces(String separator) {
        this.separator = separator;
        uris.put("xml", XML);
    }

    Namespaces copy() {
        Namespaces made = new Namespaces(separator);
        made.triplets = triplets;
        made.uris.putAll(uris);
        return made;
    }

    Map<String, String> uris() {
        return uris;
    }

    /// The prefix that an attribute declares, "" for the default, null when it declares none.
    static String declared(String attribute) {
        if (!attribute.startsWith("xmlns")) {
            return null;
        }
        return attribute.length() == 5 ? "" : attribute.charAt(5) == ':' ? attribute.substring(6) : null;
    }

    Binding bind(String prefix, String uri) throws Problem {
        if (uri.isEmpty() && !prefix.isEmpty()) {
            throw new Problem(Problem.UNDECLARING_PREFIX);
        }
        if (prefix.equals("xmlns")) {
            throw new Problem(Problem.RESERVED_PREFIX_XMLNS);
        }
        if (prefix.equals("xml") != uri.equals(XML)) {
            throw new Problem(prefix.equals("xml") ? Problem.RESERVED_PREFIX_XML : Problem.RESERVED_NAMESPACE);
        }
        if (uri.equals(XMLNS)) {
            throw new Problem(Problem.RESERVED_NAMESPACE);
        }
        if (!separator.isEmpty() && uri.contains(separator)) {
            throw new Problem(Problem.SYNTAX);
        }
        Binding binding = new Binding(prefix, uris.get(prefix));
        if (uri.isEmpty()) {
            uris.remove(prefix);
        } else {
            uris.put(prefix, uri);
        }
        return binding;
    }

    void unbind(Binding binding) {
        if (binding.before == null) {
            uris.remove(binding.prefix);
        } else {
            uris.put(binding.prefix, binding.before);
        }
    }

    /// The full name; the default namespace is for elements only.
    String expand(String name, boolean element) throws Problem {
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        String uri = colon < 0 && !element ? null : uris.get(prefix);
        if (uri == null) {
            if (colon >= 0) {
                throw new Problem(Problem.UNBOUND_PREFIX);
            }
            return name;
        }
        String local = name.substring(colon + 1);
        String full = uri + separator + local;
        return triplets && colon >= 0 ? full + separator + prefix : full;
    }

    /// What is in scope, as text for the parser of an external entity.
    List<String> context() {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, String> entry : uris.entrySet()) {
            if (!entry.getKey().equals("xml")) {
                parts.add(entry.getKey() + "=" + entry.getValue());
            }
        }
        return parts;
    }
}
