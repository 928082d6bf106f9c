package taipan.modules.expat;

import java.util.List;

/// What an element may contain, as declared.
/// CPython: Modules/expat/expat.h (XML_Content)
record ContentModel(int type, int quantifier, String name, List<ContentModel> children) {
    static final int EMPTY = 1;
    static final int ANY = 2;
    static final int MIXED = 3;
    static final int NAME = 4;
    static final int CHOICE = 5;
    static final int SEQUENCE = 6;
}
