package taipan.modules.expat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import taipan.modules.expat.Source.Partial;

/// Reads the document type: its head, and one declaration after the other.
/// CPython: Modules/expat/xmlparse.c (doProlog), Modules/expat/xmlrole.c
final class DtdReader {
    private static final Set<String> TOKENIZED = Set.of("ID", "IDREF", "IDREFS", "ENTITY", "ENTITIES", "NMTOKEN", "NMTOKENS");

    private final XmlParser parser;
    private boolean hasDoctype;
    private String systemId;
    private String publicId;
    /// How many parameter entities are open.
    private int depth;
    /// How many INCLUDE sections are open.
    private int sections;

    DtdReader(XmlParser parser) {
        this.parser = parser;
    }

    boolean hasDoctype() {
        return hasDoctype;
    }

    boolean isInSection() {
        return sections > 0;
    }

    private Events events() {
        return parser.events;
    }

    private Dtd dtd() {
        return parser.dtd;
    }

    /// The problem with the token that begins here: the character itself, or that a good token is at a wrong place.
    Problem unexpected(Source s, int at, int code) throws Partial {
        char c = s.at(at);
        boolean good = Source.isName(c) || "(),|>[]%#<\"'".indexOf(c) >= 0;
        int end = at;
        while (Source.isName(c) && end < s.end && Source.isName(s.chars[end])) {
            end++;
        }
        if (end == s.end && !s.last) {
            throw Partial.PARTIAL;
        }
        if (end > at && end < s.end && !Source.isSpace(s.chars[end]) && "),|>[%+*?".indexOf(s.chars[end]) < 0) {
            return s.invalid(end);
        }
        if (!good) {
            return s.invalid(at);
        }
        s.event = at;
        return new Problem(code);
    }

    private Problem syntax(Source s, int at) throws Partial {
        return unexpected(s, at, Problem.SYNTAX);
    }

    // The head

    /// An identifier of something outside, and the place behind it.
    private record ExternalId(String publicId, String systemId, int end) {}

    private int literal(Source s, int at) throws Partial, Problem {
        if (s.at(at) != '"' && s.chars[at] != '\'') {
            throw syntax(s, at);
        }
        return s.literal(at);
    }

    /// Reads `SYSTEM "..."` or `PUBLIC "..." "..."`; null when neither is here.
    private ExternalId externalId(Source s, int at, boolean publicAlone) throws Partial, Problem {
        boolean system = s.at(at) == 'S' && s.startsWith(at, "SYSTEM");
        if (!system && !(s.at(at) == 'P' && s.startsWith(at, "PUBLIC"))) {
            return null;
        }
        int i = s.space(at + 6);
        int close = literal(s, i);
        if (system) {
            return new ExternalId(null, s.text(i + 1, close), close + 1);
        }
        String id = publicId(s, i, close);
        int next = s.spaces(close + 1);
        if (publicAlone && s.chars[next] == '>') {
            return new ExternalId(id, null, next);
        }
        close = literal(s, next);
        return new ExternalId(id, s.text(next + 1, close), close + 1);
    }

    private static String publicId(Source s, int open, int close) throws Problem {
        StringBuilder out = new StringBuilder();
        for (int i = open + 1; i < close; i++) {
            char c = s.chars[i];
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (c == ' ' || c == '\n' || c == '\r') {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (letter || "-'()+,./:=?;!*#@$_%".indexOf(c) >= 0) {
                out.append(c);
            } else {
                s.event = i;
                throw new Problem(Problem.PUBLIC_ID);
            }
        }
        return out.toString().stripTrailing();
    }

    /// Reads the document type up to its internal subset or its end; true when there is a subset.
    boolean doctype(Source s) throws Partial, Problem {
        String opening = "<!DOCTYPE";
        int i = s.pos + 2;
        if (s.at(i) < 'A' || s.chars[i] > 'z') {
            throw s.invalid(i);
        }
        if (!s.startsWith(s.pos, opening)) {
            throw new Problem(Problem.SYNTAX);
        }
        i = s.space(s.pos + opening.length());
        int nameEnd = s.name(i);
        String name = parser.name(s, i, nameEnd);
        i = s.spaces(nameEnd);
        ExternalId id = i > nameEnd ? externalId(s, i, false) : null;
        i = id == null ? i : s.spaces(id.end);
        char c = s.chars[i];
        if (c != '[' && c != '>') {
            throw syntax(s, i);
        }
        hasDoctype = true;
        if (id != null) {
            systemId = id.systemId;
            publicId = id.publicId;
            parser.useForeignDtd = false;
            dtd().hasParameterReferences = true;
            boolean asks = !dtd().standalone && parser.parameterEntityParsing == 0 && events().handles(Handler.NOT_STANDALONE);
            if (asks && !events().notStandalone()) {
                throw new Problem(Problem.NOT_STANDALONE);
            }
        }
        if (events().handles(Handler.START_DOCTYPE)) {
            events().startDoctype(name, id == null ? null : id.systemId, id == null ? null : id.publicId, c == '[');
        } else {
            pieces(s, s.pos, c == '[' ? i + 1 : i);
        }
        if (c == '[') {
            s.pos = i + 1;
            return true;
        }
        close(s, i);
        s.pos = i + 1;
        return false;
    }

    /// The end of the document type at `>`.
    private void close(Source s, int at) throws Problem {
        if (systemId != null || parser.useForeignDtd) {
            parser.useForeignDtd = false;
            foreign(systemId, publicId);
        }
        if (events().handles(Handler.END_DOCTYPE)) {
            events().endDoctype();
        } else {
            parser.defaultText(s, at, at + 1);
        }
    }

    /// Has the external subset read.
    void foreign(String system, String id) throws Problem {
        boolean before = dtd().hasParameterReferences;
        dtd().hasParameterReferences = true;
        if (parser.parameterEntityParsing == 0 || !events().handles(Handler.EXTERNAL_ENTITY)) {
            if (system == null) {
                dtd().hasParameterReferences = before;
            }
            return;
        }
        dtd().parameterEntityRead = false;
        if (!events().externalEntity(null, parser.base, system, id)) {
            throw new Problem(Problem.EXTERNAL_ENTITY_HANDLING);
        }
        if (dtd().parameterEntityRead) {
            askStandalone();
        } else if (system == null) {
            dtd().hasParameterReferences = before;
        }
    }

    /// Gives the tokens of a declaration to the default handler, one by one.
    private void pieces(Source s, int from, int to) {
        if (!events().handles(Handler.DEFAULT)) {
            return;
        }
        int i = from;
        while (i < to) {
            int start = i;
            char c = s.chars[i++];
            if (Source.isSpace(c)) {
                while (i < to && Source.isSpace(s.chars[i])) {
                    i++;
                }
            } else if (c == '"' || c == '\'') {
                while (i < to && s.chars[i++] != c) {
                    // Up to the closing quote.
                }
            } else if (c == '<' || Source.isName(c) || c == '#' || c == '!') {
                while (i < to && (Source.isName(s.chars[i]) || s.chars[i] == '!')) {
                    i++;
                }
            }
            parser.defaultText(s, start, i);
        }
    }

    // The subset

    /// Reads one thing of a subset; true when that was its end.
    boolean subset(Source s, boolean external) throws Partial, Problem {
        s.event = s.pos;
        char c = s.chars[s.pos];
        if (Source.isSpace(c)) {
            parser.whiteSpace(s);
        } else if (c == '%') {
            parameterReference(s, external);
        } else if (c == ']' && !external && depth == 0) {
            int i = s.spaces(s.pos + 1);
            if (s.chars[i] != '>') {
                throw syntax(s, i);
            }
            parser.defaultText(s, s.pos, s.pos + 1);
            if (i > s.pos + 1) {
                parser.defaultText(s, s.pos + 1, i);
            }
            close(s, i);
            s.pos = i + 1;
            return true;
        } else if (c == ']' && sections > 0 && s.startsWith(s.pos, "]]>")) {
            sections--;
            parser.defaultText(s, s.pos, s.pos + 3);
            s.pos += 3;
        } else if (c != '<') {
            throw syntax(s, s.pos);
        } else if (s.at(s.pos + 1) == '?') {
            parser.instruction(s);
        } else if (s.chars[s.pos + 1] != '!') {
            throw Source.isNameStart(s.chars[s.pos + 1]) ? syntax(s, s.pos) : s.invalid(s.pos + 1);
        } else if (s.at(s.pos + 2) == '-') {
            parser.comment(s);
        } else if (s.chars[s.pos + 2] == '[' && external) {
            section(s);
        } else {
            declaration(s, external || depth > 0);
        }
        return false;
    }

    private void section(Source s) throws Partial, Problem {
        int i = s.spaces(s.pos + 3);
        String word = null;
        if (s.chars[i] == '%') {
            int end = s.name(i + 1);
            Dtd.Entity entity = dtd().parameters.get(s.text(i + 1, end));
            word = entity == null || entity.text == null ? "IGNORE" : entity.text.strip();
            i = end + 1;
        } else {
            int end = s.name(i);
            word = s.text(i, end);
            i = end;
        }
        i = s.spaces(i);
        if (s.chars[i] != '[') {
            throw syntax(s, i);
        }
        if (word.equals("INCLUDE")) {
            sections++;
        } else if (word.equals("IGNORE")) {
            int level = 1;
            while (level > 0) {
                i++;
                if (s.at(i) == '<' && s.at(i + 1) == '!' && s.at(i + 2) == '[') {
                    level++;
                } else if (s.chars[i] == ']' && s.at(i + 1) == ']' && s.at(i + 2) == '>') {
                    level--;
                    i += 2;
                }
            }
        } else {
            throw new Problem(Problem.SYNTAX);
        }
        parser.defaultText(s, s.pos, i + 1);
        s.pos = i + 1;
    }

    private void parameterReference(Source s, boolean external) throws Partial, Problem {
        int end = s.name(s.pos + 1);
        if (s.chars[end] != ';') {
            throw s.invalid(end);
        }
        String name = s.text(s.pos + 1, end);
        int after = end + 1;
        boolean complete = !dtd().hasParameterReferences || dtd().standalone;
        dtd().hasParameterReferences = true;
        if (parser.parameterEntityParsing == 0) {
            dtd().keepProcessing = dtd().standalone;
            askStandalone();
            parser.defaultText(s, s.pos, after);
            s.pos = after;
            return;
        }
        Dtd.Entity entity = dtd().parameters.get(name);
        if (entity == null) {
            if (complete && !external && depth == 0) {
                throw new Problem(Problem.UNDEFINED_ENTITY);
            }
            dtd().keepProcessing = dtd().standalone;
            if (events().handles(Handler.SKIPPED_ENTITY)) {
                events().skippedEntity(name, true);
            } else {
                parser.defaultText(s, s.pos, after);
            }
        } else if (entity.open) {
            throw new Problem(Problem.RECURSIVE_ENTITY);
        } else {
            entity.open = true;
            depth++;
            try {
                read(s, entity, after, external);
            } finally {
                entity.open = false;
                depth--;
            }
        }
        s.pos = after;
    }

    private void read(Source s, Dtd.Entity entity, int after, boolean external) throws Partial, Problem {
        if (entity.text != null) {
            parser.expansion.expand(entity.text.length());
            Source inner = Source.of(entity.text, parser.namespaces != null);
            try {
                while (inner.pos < inner.end) {
                    subset(inner, external);
                }
            } catch (Partial e) {
                throw new Problem(Problem.INCOMPLETE_PE);
            }
        } else if (events().handles(Handler.EXTERNAL_ENTITY)) {
            dtd().parameterEntityRead = false;
            if (!events().externalEntity(null, entity.base, entity.systemId, entity.publicId)) {
                throw new Problem(Problem.EXTERNAL_ENTITY_HANDLING);
            }
            if (!dtd().parameterEntityRead) {
                dtd().keepProcessing = dtd().standalone;
                return;
            }
        } else {
            dtd().keepProcessing = dtd().standalone;
            parser.defaultText(s, s.pos, after);
            return;
        }
        askStandalone();
    }

    private void askStandalone() throws Problem {
        if (!dtd().standalone && events().handles(Handler.NOT_STANDALONE) && !events().notStandalone()) {
            throw new Problem(Problem.NOT_STANDALONE);
        }
    }

    // Declarations

    private void declaration(Source s, boolean elsewhere) throws Partial, Problem {
        int i = s.pos + 2;
        while (s.at(i) >= 'A' && s.chars[i] <= 'Z') {
            i++;
        }
        if (i == s.pos + 2) {
            throw s.invalid(i);
        }
        String keyword = s.text(s.pos + 2, i);
        if (!keyword.equals("ENTITY") && !keyword.equals("ATTLIST") && !keyword.equals("ELEMENT") && !keyword.equals("NOTATION")) {
            throw new Problem(Problem.SYNTAX);
        }
        int end = elsewhere ? end(s, i) : -1;
        if (end < 0) {
            int close = declaration(s, keyword, s.space(i), elsewhere);
            s.pos = close + 1;
            return;
        }
        Source replaced = Source.of(replaced(s, i, end), parser.namespaces != null);
        try {
            declaration(replaced, keyword, replaced.space(0), true);
        } catch (Partial e) {
            throw new Problem(Problem.SYNTAX);
        }
        s.pos = end + 1;
    }

    /// The place of the `>` that ends a declaration, or -1 when no parameter entity is referred to outside of its literals.
    private static int end(Source s, int from) throws Partial, Problem {
        boolean references = false;
        int i = from;
        while (s.at(i) != '>') {
            if (s.chars[i] == '"' || s.chars[i] == '\'') {
                i = s.literal(i);
            } else if (s.chars[i] == '%' && Source.isNameStart(s.at(i + 1))) {
                references = true;
            }
            i++;
        }
        return references ? i : -1;
    }

    private String replaced(Source s, int from, int to) throws Partial, Problem {
        StringBuilder out = new StringBuilder();
        int i = from;
        while (i < to) {
            char c = s.chars[i];
            if (c == '"' || c == '\'') {
                int close = s.literal(i);
                out.append(s.chars, i, close + 1 - i);
                i = close + 1;
            } else if (c == '%' && Source.isNameStart(s.chars[i + 1])) {
                int end = s.name(i + 1);
                Dtd.Entity entity = dtd().parameters.get(s.text(i + 1, end));
                if (entity == null || entity.text == null) {
                    throw new Problem(Problem.UNDEFINED_ENTITY);
                }
                if (entity.open) {
                    throw new Problem(Problem.RECURSIVE_ENTITY);
                }
                parser.expansion.expand(entity.text.length());
                entity.open = true;
                try {
                    Source inner = Source.of(entity.text, parser.namespaces != null);
                    out.append(' ').append(replaced(inner, 0, inner.end)).append(' ');
                } finally {
                    entity.open = false;
                }
                i = end + 1;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.append(from == 0 ? "" : ">").toString();
    }

    /// Reads a declaration behind its keyword; the answer is the place of its `>`.
    private int declaration(Source s, String keyword, int at, boolean elsewhere) throws Partial, Problem {
        boolean[] told = new boolean[1];
        int close = switch (keyword) {
            case "ENTITY" -> entity(s, at, elsewhere, told);
            case "ATTLIST" -> attributes(s, at, told);
            case "ELEMENT" -> element(s, at, told);
            default -> notation(s, at, told);
        };
        if (!told[0]) {
            pieces(s, s.pos, close + 1);
        }
        return close;
    }

    private int last(Source s, int at) throws Partial, Problem {
        int i = s.spaces(at);
        if (s.chars[i] != '>') {
            throw syntax(s, i);
        }
        return i;
    }

    private int entity(Source s, int at, boolean elsewhere, boolean[] told) throws Partial, Problem {
        boolean parameter = s.at(at) == '%';
        int i = parameter ? s.space(at + 1) : at;
        int nameEnd = s.name(i);
        String name = parser.name(s, i, nameEnd);
        i = s.space(nameEnd);
        Dtd.Entity entity = new Dtd.Entity(name);
        entity.base = parser.base;
        entity.elsewhere = elsewhere;
        if (s.chars[i] == '"' || s.chars[i] == '\'') {
            int end = s.literal(i);
            StringBuilder text = new StringBuilder();
            value(s, i + 1, end, elsewhere, text);
            entity.text = text.toString();
            entity.base = null;
            i = s.spaces(end + 1);
        } else {
            ExternalId id = externalId(s, i, false);
            if (id == null) {
                throw syntax(s, i);
            }
            entity.systemId = id.systemId;
            entity.publicId = id.publicId;
            i = s.spaces(id.end);
            if (!parameter && i > id.end && s.startsWith(i, "NDATA")) {
                int notation = s.space(i + 5);
                int notationEnd = s.name(notation);
                entity.notation = parser.name(s, notation, notationEnd);
                i = notationEnd;
            }
        }
        int close = last(s, i);
        boolean known = parameter ? dtd().parameters.containsKey(name)
                : dtd().general.containsKey(name) || XmlParser.predefined(name) != null;
        if (!dtd().keepProcessing || known) {
            return close;
        }
        (parameter ? dtd().parameters : dtd().general).put(name, entity);
        if (entity.notation != null && events().handles(Handler.UNPARSED_ENTITY)) {
            events().unparsedEntity(name, entity.base, entity.systemId, entity.publicId, entity.notation);
            told[0] = true;
        } else if (events().handles(Handler.ENTITY)) {
            String base = entity.text == null ? entity.base : parser.base;
            events().entity(name, parameter, entity.text, base, entity.systemId, entity.publicId, entity.notation);
            told[0] = true;
        }
        return close;
    }

    /// The text of an entity: references to characters and parameter entities are replaced, others are kept.
    private void value(Source s, int from, int to, boolean elsewhere, StringBuilder out) throws Partial, Problem {
        int i = from;
        while (i < to) {
            char c = s.chars[i];
            if (c == '&') {
                int end = s.reference(i);
                if (end > to) {
                    throw s.invalid(to);
                }
                if (s.chars[i + 1] == '#') {
                    int character = s.character(i, end);
                    if (character < 0) {
                        s.event = i;
                        throw new Problem(Problem.BAD_CHAR_REF);
                    }
                    out.appendCodePoint(character);
                } else {
                    out.append(s.chars, i, end - i);
                }
                i = end;
            } else if (c == '%') {
                int end = s.name(i + 1);
                if (s.chars[end] != ';') {
                    throw s.invalid(end);
                }
                if (!elsewhere) {
                    s.event = i;
                    throw new Problem(Problem.PARAMETER_ENTITY_REF);
                }
                parameterValue(s.text(i + 1, end), out);
                i = end + 1;
            } else {
                if (c == '\r') {
                    i += i + 1 < to && s.chars[i + 1] == '\n' ? 1 : 0;
                    c = '\n';
                }
                out.append(c);
                i++;
            }
        }
    }

    private void parameterValue(String name, StringBuilder out) throws Partial, Problem {
        Dtd.Entity entity = dtd().parameters.get(name);
        if (entity == null || entity.text == null) {
            dtd().keepProcessing = dtd().standalone;
            return;
        }
        if (entity.open) {
            throw new Problem(Problem.RECURSIVE_ENTITY);
        }
        parser.expansion.expand(entity.text.length());
        entity.open = true;
        try {
            value(Source.of(entity.text, parser.namespaces != null), 0, entity.text.length(), true, out);
        } finally {
            entity.open = false;
        }
    }

    private int notation(Source s, int at, boolean[] told) throws Partial, Problem {
        int nameEnd = s.name(at);
        int i = s.space(nameEnd);
        ExternalId id = externalId(s, i, true);
        if (id == null) {
            throw syntax(s, i);
        }
        int close = last(s, id.end);
        if (events().handles(Handler.NOTATION)) {
            events().notation(parser.name(s, at, nameEnd), parser.base, id.systemId, id.publicId);
            told[0] = true;
        }
        return close;
    }

    private record Declared(String name, String type, String value, boolean required) {}

    private int attributes(Source s, int at, boolean[] told) throws Partial, Problem {
        int nameEnd = s.name(at);
        String element = parser.name(s, at, nameEnd);
        List<Declared> declared = new ArrayList<>();
        int i = s.spaces(nameEnd);
        while (s.chars[i] != '>') {
            int end = s.name(i);
            String name = parser.name(s, i, end);
            i = s.space(end);
            StringBuilder type = new StringBuilder();
            i = attributeType(s, i, type);
            boolean cdata = type.toString().equals("CDATA");
            i = s.space(i);
            String value = null;
            boolean required = false;
            if (s.chars[i] == '#') {
                int wordEnd = s.name(i + 1);
                String word = s.text(i + 1, wordEnd);
                required = word.equals("REQUIRED") || word.equals("FIXED");
                if (!required && !word.equals("IMPLIED")) {
                    throw syntax(s, i);
                }
                i = wordEnd;
                if (word.equals("FIXED")) {
                    i = s.space(i);
                    value = "";
                }
            } else {
                value = "";
            }
            if (value != null) {
                int close = literal(s, i);
                for (int k = i; k < close; k++) {
                    if (s.chars[k] == '<') {
                        throw s.invalid(k);
                    }
                }
                value = parser.value(s, i + 1, close, cdata);
                i = close + 1;
            }
            declared.add(new Declared(name, type.toString(), value, required));
            i = s.spaces(i);
        }
        if (dtd().keepProcessing) {
            for (Declared d : declared) {
                dtd().declare(element, new Dtd.Attribute(d.name, d.type.equals("CDATA"), d.value));
                if (events().handles(Handler.ATTRIBUTE_LIST)) {
                    events().attributeList(element, d.name, d.type, d.value, d.required);
                    told[0] = true;
                }
            }
        }
        return i;
    }

    private int attributeType(Source s, int at, StringBuilder type) throws Partial, Problem {
        int i = at;
        if (s.chars[i] != '(') {
            int end = s.name(i);
            String word = s.text(i, end);
            type.append(word);
            if (!word.equals("NOTATION")) {
                if (!word.equals("CDATA") && !TOKENIZED.contains(word)) {
                    throw syntax(s, i);
                }
                return end;
            }
            i = s.space(end);
            if (s.chars[i] != '(') {
                throw syntax(s, i);
            }
        }
        char before = '(';
        while (true) {
            type.append(before);
            i = s.spaces(i + 1);
            int end = s.token(i);
            type.append(s.chars, i, end - i);
            i = s.spaces(end);
            if (s.chars[i] == ')') {
                type.append(')');
                return i + 1;
            }
            if (s.chars[i] != '|') {
                throw syntax(s, i);
            }
            before = '|';
        }
    }

    private int element(Source s, int at, boolean[] told) throws Partial, Problem {
        int nameEnd = s.name(at);
        int i = s.space(nameEnd);
        ContentModel[] model = new ContentModel[1];
        if (s.chars[i] == '(') {
            i = group(s, i, model);
        } else {
            int end = s.name(i);
            String word = s.text(i, end);
            if (!word.equals("EMPTY") && !word.equals("ANY")) {
                throw syntax(s, i);
            }
            model[0] = new ContentModel(word.equals("ANY") ? ContentModel.ANY : ContentModel.EMPTY, 0, null, List.of());
            i = end;
        }
        int close = last(s, i);
        if (events().handles(Handler.ELEMENT)) {
            events().element(parser.name(s, at, nameEnd), model[0]);
            told[0] = true;
        }
        return close;
    }

    private static int quantifier(char c) {
        return c == '?' ? 1 : c == '*' ? 2 : c == '+' ? 3 : 0;
    }

    /// Reads a group in parentheses; the answer is the place behind it.
    private int group(Source s, int at, ContentModel[] model) throws Partial, Problem {
        List<ContentModel> children = new ArrayList<>();
        char separator = 0;
        boolean mixed = false;
        int i = at;
        while (true) {
            i = s.spaces(i + 1);
            if (s.chars[i] == '(') {
                ContentModel[] inner = new ContentModel[1];
                i = group(s, i, inner);
                children.add(inner[0]);
            } else if (s.chars[i] == '#') {
                if (!children.isEmpty() || mixed || !s.startsWith(i, "#PCDATA")) {
                    throw syntax(s, i);
                }
                mixed = true;
                i += 7;
            } else {
                if (!Source.isNameStart(s.chars[i])) {
                    throw syntax(s, i);
                }
                int end = s.name(i);
                int quantity = quantifier(s.chars[end]);
                children.add(new ContentModel(ContentModel.NAME, quantity, parser.name(s, i, end), List.of()));
                i = quantity == 0 ? end : end + 1;
            }
            i = s.spaces(i);
            char c = s.chars[i];
            if (c == ')') {
                break;
            }
            if (c != '|' && (c != ',' || mixed) || separator != 0 && c != separator) {
                throw syntax(s, i);
            }
            separator = c;
        }
        int quantity = quantifier(s.at(i + 1));
        if (mixed && (quantity != 2 && !children.isEmpty() || quantity == 1 || quantity == 3)) {
            throw syntax(s, i);
        }
        int type = mixed ? ContentModel.MIXED : separator == '|' ? ContentModel.CHOICE : ContentModel.SEQUENCE;
        model[0] = new ContentModel(type, quantity, null, children);
        return i + (quantity == 0 ? 1 : 2);
    }
}
