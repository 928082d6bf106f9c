package taipan.modules.expat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The declarations of a document: entities, and attributes with types and defaults.
/// CPython: Modules/expat/xmlparse.c (DTD)
final class Dtd {
    /// A declared entity; `text` is null for an external one.
    static final class Entity {
        final String name;
        String text;
        String base;
        String systemId;
        String publicId;
        String notation;
        /// Declared outside of the internal subset.
        boolean elsewhere;
        boolean open;

        Entity(String name) {
            this.name = name;
        }
    }

    /// A declared attribute; `value` is null without a default.
    record Attribute(String name, boolean cdata, String value) {}

    final Map<String, Entity> general = new HashMap<>();
    final Map<String, Entity> parameters = new HashMap<>();
    private final Map<String, List<Attribute>> attributes = new HashMap<>();
    boolean standalone;
    boolean hasParameterReferences;
    boolean keepProcessing = true;
    /// Whether an external subset was read.
    boolean parameterEntityRead;

    List<Attribute> attributes(String element) {
        return attributes.getOrDefault(element, List.of());
    }

    Attribute attribute(String element, String name) {
        for (Attribute attribute : attributes(element)) {
            if (attribute.name.equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    /// False when the attribute was declared before.
    boolean declare(String element, Attribute attribute) {
        if (attribute(element, attribute.name) != null) {
            return false;
        }
        attributes.computeIfAbsent(element, k -> new ArrayList<>()).add(attribute);
        return true;
    }

    /// A DTD of its own for an external entity: what is open there is open there alone.
    Dtd copy() {
        Dtd made = new Dtd();
        copy(general, made.general);
        copy(parameters, made.parameters);
        for (Map.Entry<String, List<Attribute>> entry : attributes.entrySet()) {
            made.attributes.put(entry.getKey(), new ArrayList<>(entry.getValue()));
        }
        made.standalone = standalone;
        made.hasParameterReferences = hasParameterReferences;
        made.keepProcessing = keepProcessing;
        return made;
    }

    private static void copy(Map<String, Entity> from, Map<String, Entity> to) {
        for (Entity entity : from.values()) {
            Entity made = new Entity(entity.name);
            made.text = entity.text;
            made.base = entity.base;
            made.systemId = entity.systemId;
            made.publicId = entity.publicId;
            made.notation = entity.notation;
            made.elsewhere = entity.elsewhere;
            to.put(made.name, made);
        }
    }
}
