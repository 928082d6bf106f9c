package taipan.modules.expat;

/// What a parser can report, with the name of the attribute that holds the function.
/// CPython: Modules/pyexpat.c (handler_info)
enum Handler {
    START_ELEMENT("StartElementHandler", "StartElement"),
    END_ELEMENT("EndElementHandler", "EndElement"),
    PROCESSING_INSTRUCTION("ProcessingInstructionHandler", "ProcessingInstruction"),
    CHARACTER_DATA("CharacterDataHandler", "CharacterData"),
    UNPARSED_ENTITY("UnparsedEntityDeclHandler", "UnparsedEntityDecl"),
    NOTATION("NotationDeclHandler", "NotationDecl"),
    START_NAMESPACE("StartNamespaceDeclHandler", "StartNamespaceDecl"),
    END_NAMESPACE("EndNamespaceDeclHandler", "EndNamespaceDecl"),
    COMMENT("CommentHandler", "Comment"),
    START_CDATA("StartCdataSectionHandler", "StartCdataSection"),
    END_CDATA("EndCdataSectionHandler", "EndCdataSection"),
    DEFAULT("DefaultHandler", "Default"),
    DEFAULT_EXPAND("DefaultHandlerExpand", "DefaultHandlerExpand"),
    NOT_STANDALONE("NotStandaloneHandler", "NotStandalone"),
    EXTERNAL_ENTITY("ExternalEntityRefHandler", "ExternalEntityRef"),
    START_DOCTYPE("StartDoctypeDeclHandler", "StartDoctypeDecl"),
    END_DOCTYPE("EndDoctypeDeclHandler", "EndDoctypeDecl"),
    ENTITY("EntityDeclHandler", "EntityDecl"),
    XML_DECLARATION("XmlDeclHandler", "XmlDecl"),
    ELEMENT("ElementDeclHandler", "ElementDecl"),
    ATTRIBUTE_LIST("AttlistDeclHandler", "AttlistDecl"),
    SKIPPED_ENTITY("SkippedEntityHandler", "SkippedEntity");

    final String attribute;
    final String label;
    final int bit = 1 << ordinal();

    Handler(String attribute, String label) {
        this.attribute = attribute;
        this.label = label;
    }
}
