package taipan.modules.expat;

/// Who listens to a parser. `handled` has the bits of the handlers that are there; only those are called.
/// CPython: Modules/expat/expat.h
abstract class Events {
    /// The bits of the handlers that are there.
    int handled;

    final boolean handles(Handler handler) {
        return (handled & handler.bit) != 0;
    }

    /// Attributes are names and values by turns; those from `specified` on are defaults.
    void startElement(String name, String[] attributes, int specified) {}

    void endElement(String name) {}

    void processingInstruction(String target, String data) {}

    void characterData(String text) {}

    void unparsedEntity(String name, String base, String systemId, String publicId, String notation) {}

    void notation(String name, String base, String systemId, String publicId) {}

    /// Null for the default namespace, and for none.
    void startNamespace(String prefix, String uri) {}

    void endNamespace(String prefix) {}

    void comment(String text) {}

    void startCdata() {}

    void endCdata() {}

    void defaultText(String text) {}

    boolean notStandalone() {
        return true;
    }

    boolean externalEntity(String context, String base, String systemId, String publicId) {
        return true;
    }

    void startDoctype(String name, String systemId, String publicId, boolean internalSubset) {}

    void endDoctype() {}

    void entity(String name, boolean parameter, String value, String base, String systemId, String publicId, String notation) {}

    void xmlDeclaration(String version, String encoding, int standalone) {}

    void element(String name, ContentModel model) {}

    void attributeList(String element, String attribute, String type, String value, boolean required) {}

    void skippedEntity(String name, boolean parameter) {}

    /// The characters of the 256 bytes of an encoding that the parser does not know, -1 for none; null when it is unknown here
    /// too.
    int[] encoding(String name) {
        return null;
    }
}
