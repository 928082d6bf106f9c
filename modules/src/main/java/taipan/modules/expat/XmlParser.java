package taipan.modules.expat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taipan.modules.expat.Source.Partial;

/// A parser of XML that is fed with pieces of a document and tells `Events` what it finds as soon as it is complete.
/// CPython: Modules/expat/xmlparse.c
final class XmlParser {
    private enum State {
        START,
        PROLOG,
        SUBSET,
        CONTENT,
        CDATA,
        EPILOG,
        /// The document type of a parser for an external subset.
        EXTERNAL_SUBSET,
        FINISHED
    }

    private record Element(String rawName, String name, Namespaces.Binding[] bindings) {}

    private static final Namespaces.Binding[] NO_BINDINGS = {};
    private static final String[] NO_ATTRIBUTES = {};
    /// A token of this length is not tried again before it has grown by half.
    private static final int LONG_TOKEN = 4096;
    private static final int CONVERTED = 1024;

    final Events events;
    final Source document;
    final Namespaces namespaces;
    final Dtd dtd;
    final Expansion expansion;
    private ByteDecoder decoder;
    private String protocolEncoding;
    private final DtdReader reader;
    private final Map<String, String> names = new HashMap<>();
    private final ArrayDeque<Element> open = new ArrayDeque<>();
    private State state = State.START;
    private Problem failure;
    private boolean parsing;
    private boolean rootClosed;
    private int tried;
    String base;
    /// 0 never, 1 unless standalone, 2 always.
    int parameterEntityParsing;
    boolean useForeignDtd;
    /// What is parsed is the text of an external general entity.
    private final boolean fragment;
    private final boolean externalSubset;
    private final List<Dtd.Entity> openEntities = new ArrayList<>();

    XmlParser(Events events, String encoding, String separator) {
        this(events, encoding, separator == null ? null : new Namespaces(separator), new Dtd(), new Expansion(), false, false);
    }

    private XmlParser(Events events, String encoding, Namespaces namespaces, Dtd dtd, Expansion expansion, boolean fragment,
            boolean externalSubset) {
        this.events = events;
        this.protocolEncoding = encoding;
        this.decoder = new ByteDecoder(encoding);
        this.document = new Source(namespaces != null);
        this.namespaces = namespaces;
        this.dtd = dtd;
        this.expansion = expansion;
        this.fragment = fragment;
        this.externalSubset = externalSubset;
        this.reader = new DtdReader(this);
    }

    /// A parser for an external entity: of the document type when there is no context.
    XmlParser external(Events listener, String context, String encoding) {
        Namespaces scope = namespaces == null ? null : namespaces.copy();
        boolean subset = context == null;
        XmlParser made = new XmlParser(listener, encoding, scope, subset ? dtd : dtd.copy(), expansion, !subset, subset);
        made.base = base;
        made.parameterEntityParsing = parameterEntityParsing;
        if (!subset) {
            for (String part : context.split("\f")) {
                Dtd.Entity entity = made.dtd.general.get(part);
                if (entity != null) {
                    entity.open = true;
                }
            }
        }
        return made;
    }

    /// Says the encoding before anything is parsed.
    void setEncoding(String encoding) {
        protocolEncoding = encoding;
        decoder = new ByteDecoder(encoding);
    }

    /// Takes a piece of the document.
    void parse(byte[] data, int from, int to, boolean last) throws Problem {
        if (state == State.FINISHED) {
            throw new Problem(Problem.FINISHED);
        }
        if (failure != null) {
            throw failure;
        }
        if (parsing) {
            throw new Problem(Problem.UNEXPECTED_STATE);
        }
        parsing = true;
        boolean complete = false;
        try {
            expansion.read(to - from);
            decoder.feed(data, from, to, last, document, events);
            document.last = last;
            run();
            complete = true;
        } catch (Problem e) {
            failure = e;
            complete = true;
            throw e;
        } finally {
            parsing = false;
            if (last || !complete) {
                state = State.FINISHED;
            }
        }
    }

    private void run() throws Problem {
        Source s = document;
        if (!s.last && s.end - s.pos > LONG_TOKEN && s.end - s.pos < tried + tried / 2) {
            return;
        }
        try {
            if (s.end > s.pos || s.last) {
                step();
            }
            tried = 0;
        } catch (Partial e) {
            s.pos = s.event;
            tried = s.end - s.pos;
            if (s.last) {
                throw new Problem(decoder.isIncomplete() ? Problem.PARTIAL_CHAR
                        : state == State.CDATA ? Problem.UNCLOSED_CDATA : Problem.UNCLOSED_TOKEN);
            }
        }
    }

    private void step() throws Partial, Problem {
        Source s = document;
        while (true) {
            s.event = s.pos;
            if (s.pos == s.end) {
                if (!s.last) {
                    return;
                }
                if (decoder.hasRest()) {
                    throw new Problem(decoder.isIncomplete() ? Problem.PARTIAL_CHAR : Problem.UNCLOSED_TOKEN);
                }
                end();
                return;
            }
            switch (state) {
                case START -> start(s);
                case PROLOG -> prolog(s);
                case SUBSET -> {
                    if (reader.subset(s, false)) {
                        state = State.PROLOG;
                    }
                }
                case EXTERNAL_SUBSET -> reader.subset(s, true);
                case CONTENT -> {
                    content(s, 0);
                    if (rootClosed && state == State.CONTENT) {
                        state = State.EPILOG;
                    }
                }
                case CDATA -> {
                    if (cdata(s)) {
                        state = State.CONTENT;
                    }
                }
                default -> epilog(s);
            }
        }
    }

    private void end() throws Problem {
        switch (state) {
            case EPILOG -> {}
            case CDATA -> throw new Problem(Problem.UNCLOSED_CDATA);
            case EXTERNAL_SUBSET -> {
                if (reader.isInSection()) {
                    throw new Problem(Problem.INCOMPLETE_PE);
                }
            }
            case START, PROLOG, SUBSET, CONTENT -> {
                if (fragment) {
                    if (!open.isEmpty()) {
                        throw new Problem(Problem.ASYNC_ENTITY);
                    }
                } else if (!externalSubset) {
                    throw new Problem(Problem.NO_ELEMENTS);
                }
            }
            default -> throw new Problem(Problem.NO_ELEMENTS);
        }
    }

    /// Names occur again and again: there is one Java string of each.
    String name(Source s, int from, int to) {
        String name = s.text(from, to);
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }

    // What is not handled otherwise

    void defaultText(Source s, int from, int to) {
        if (events.handles(Handler.DEFAULT)) {
            events.defaultText(s.text(from, to));
        }
    }

    /// Whether references to entities are left to the default handler.
    private boolean keepsReferences() {
        return events.handles(Handler.DEFAULT) && !events.handles(Handler.DEFAULT_EXPAND);
    }

    // Prolog and epilog

    private void start(Source s) throws Partial, Problem {
        if (s.chars[s.pos] == '\uFEFF' && s.unit == 2) {
            s.pos++;
            s.event = s.pos;
        }
        if (s.at(s.pos) == '<' && s.at(s.pos + 1) == '?') {
            int target = s.target(s.pos);
            if (s.isXmlDeclaration(s.pos, target)) {
                int close = s.instruction(s.pos, target);
                declaration(s, target, close);
                s.pos = close + 2;
            }
        }
        state = externalSubset ? State.EXTERNAL_SUBSET : fragment ? State.CONTENT : State.PROLOG;
        if (externalSubset) {
            dtd.parameterEntityRead = true;
        }
    }

    /// The XML declaration, or the text declaration of an external entity.
    private void declaration(Source s, int from, int to) throws Partial, Problem {
        boolean text = fragment || externalSubset;
        int code = text ? Problem.TEXT_DECLARATION : Problem.XML_DECLARATION;
        String[] keys = {"version", "encoding", "standalone"};
        String[] values = new String[3];
        int next = 0;
        int i = from;
        while (true) {
            int gap = s.spaces(i);
            if (gap >= to) {
                break;
            }
            int nameEnd = gap;
            while (nameEnd < to && Source.isNameStart(s.chars[nameEnd])) {
                nameEnd++;
            }
            String key = s.text(gap, nameEnd);
            int which = next;
            while (which < 3 && !keys[which].equals(key)) {
                which++;
            }
            int equals = s.spaces(nameEnd);
            int quote = equals < to && s.chars[equals] == '=' ? s.spaces(equals + 1) : to;
            int close = quote < to && (s.chars[quote] == '"' || s.chars[quote] == '\'') ? s.literal(quote) : to;
            if (gap == i || which == 3 || close >= to || which > 0 && values[0] == null && !text) {
                s.event = gap == i || which == 3 ? gap : quote;
                throw new Problem(code);
            }
            values[which] = s.text(quote + 1, close);
            next = which + 1;
            i = close + 1;
        }
        s.event = s.pos;
        boolean wrong = values[0] == null && !text || text && (values[1] == null || values[2] != null)
                || values[2] != null && !values[2].equals("yes") && !values[2].equals("no");
        if (wrong) {
            throw new Problem(code);
        }
        if ("yes".equals(values[2])) {
            dtd.standalone = true;
            if (parameterEntityParsing == 1) {
                parameterEntityParsing = 0;
            }
        }
        if (events.handles(Handler.XML_DECLARATION)) {
            events.xmlDeclaration(values[0], values[1], values[2] == null ? -1 : values[2].equals("yes") ? 1 : 0);
        } else {
            defaultText(s, s.pos, to + 2);
        }
        if (values[1] != null && protocolEncoding == null && (s.unit == 2) != values[1].toLowerCase(java.util.Locale.ROOT).startsWith("utf-16")) {
            throw new Problem(Problem.INCORRECT_ENCODING);
        }
    }

    private void prolog(Source s) throws Partial, Problem {
        char c = s.chars[s.pos];
        if (Source.isSpace(c)) {
            whiteSpace(s);
        } else if (c != '<') {
            throw reader.unexpected(s, s.pos, Problem.SYNTAX);
        } else {
            switch (s.at(s.pos + 1)) {
                case '?' -> instruction(s);
                case '!' -> {
                    if (s.at(s.pos + 2) == '-') {
                        comment(s);
                    } else if (reader.hasDoctype()) {
                        throw new Problem(s.startsWith(s.pos, "<!DOCTYPE") ? Problem.SYNTAX : Problem.INVALID_TOKEN);
                    } else if (reader.doctype(s)) {
                        state = State.SUBSET;
                    }
                }
                default -> {
                    if (!Source.isNameStart(s.chars[s.pos + 1])) {
                        throw s.invalid(s.pos + 1);
                    }
                    if (useForeignDtd && !reader.hasDoctype()) {
                        useForeignDtd = false;
                        reader.foreign(null, null);
                    }
                    state = State.CONTENT;
                }
            }
        }
    }

    private void epilog(Source s) throws Partial, Problem {
        char c = s.chars[s.pos];
        if (Source.isSpace(c)) {
            whiteSpace(s);
        } else if (c == '<' && s.at(s.pos + 1) == '?') {
            instruction(s);
        } else if (c == '<' && s.at(s.pos + 1) == '!' && s.at(s.pos + 2) == '-') {
            comment(s);
        } else if (c == '<' && !Source.isNameStart(s.chars[s.pos + 1]) && s.chars[s.pos + 1] != '!') {
            throw s.invalid(s.pos + 1);
        } else {
            throw reader.unexpected(s, s.pos, Problem.JUNK_AFTER_DOCUMENT);
        }
    }

    void whiteSpace(Source s) {
        int i = s.pos;
        while (i < s.end && Source.isSpace(s.chars[i])) {
            i++;
        }
        defaultText(s, s.pos, i);
        s.pos = i;
    }

    void instruction(Source s) throws Partial, Problem {
        int target = s.target(s.pos);
        int close = s.instruction(s.pos, target);
        if (s.isXmlDeclaration(s.pos, target)) {
            throw new Problem(Problem.MISPLACED_XML_PI);
        }
        if (events.handles(Handler.PROCESSING_INSTRUCTION)) {
            events.processingInstruction(name(s, s.pos + 2, target), s.lines(Math.min(s.spaces(target), close), close));
        } else {
            defaultText(s, s.pos, close + 2);
        }
        s.pos = close + 2;
    }

    void comment(Source s) throws Partial, Problem {
        if (s.at(s.pos + 3) != '-') {
            throw s.invalid(s.pos + 3);
        }
        int close = s.comment(s.pos);
        if (events.handles(Handler.COMMENT)) {
            events.comment(s.lines(s.pos + 4, close));
        } else {
            defaultText(s, s.pos, close + 3);
        }
        s.pos = close + 3;
    }

    // Content

    /// Parses content until the input is used up, or the root of the document is closed. Elements that were open
    /// before, `level` of them, must not be closed here.
    private void content(Source s, int level) throws Partial, Problem {
        while (s.pos < s.end) {
            s.event = s.pos;
            char c = s.chars[s.pos];
            if (c == '<') {
                char next = s.at(s.pos + 1);
                if (next == '/') {
                    endTag(s, level);
                    if (open.isEmpty() && s == document && !fragment) {
                        rootClosed = true;
                        return;
                    }
                } else if (next == '!') {
                    if (s.at(s.pos + 2) == '-') {
                        comment(s);
                    } else if (s.chars[s.pos + 2] == '[') {
                        if (startCdata(s)) {
                            return;
                        }
                    } else {
                        throw s.invalid(s.pos + 2);
                    }
                } else if (next == '?') {
                    instruction(s);
                } else {
                    startTag(s);
                    if (open.isEmpty() && s == document && !fragment) {
                        rootClosed = true;
                        return;
                    }
                }
            } else if (c == '&') {
                reference(s);
            } else {
                text(s);
            }
        }
    }

    private void data(Source s, int from, int to) {
        if (events.handles(Handler.CHARACTER_DATA)) {
            // What is not UTF-8 goes through a buffer of a certain size in expat, which shows.
            int piece = s.unit == 0 ? to - from : CONVERTED;
            for (int i = from; i < to; i += piece) {
                events.characterData(s.text(i, Math.min(i + piece, to)));
            }
        } else {
            defaultText(s, from, to);
        }
    }

    private void data(Source s, String text, int from, int to) {
        if (events.handles(Handler.CHARACTER_DATA)) {
            events.characterData(text);
        } else {
            defaultText(s, from, to);
        }
    }

    /// A line end that begins here.
    private void newline(Source s) throws Partial {
        int next = s.pos + 1;
        if (s.chars[s.pos] == '\r') {
            if (next == s.end && !s.last) {
                throw Partial.PARTIAL;
            }
            if (next < s.end && s.chars[next] == '\n') {
                next++;
            }
        }
        data(s, "\n", s.pos, next);
        s.pos = next;
    }

    private void text(Source s) throws Partial, Problem {
        char[] chars = s.chars;
        int end = s.end;
        int i = s.pos;
        scan:
        while (i < end) {
            char c = chars[i];
            if (c > ']' && c < 0xFFFE || c >= ' ' && c != '<' && c != '&' && c != ']') {
                if (c >= 0xFFFE) {
                    break;
                }
                i++;
                continue;
            }
            switch (c) {
                case '\t' -> i++;
                case ']' -> {
                    if (i + 1 < end && chars[i + 1] != ']' || i + 2 < end && chars[i + 2] != '>') {
                        i++;
                    } else if (i + 2 < end) {
                        throw s.invalid(i + 2);
                    } else if (i > s.pos) {
                        break scan;
                    } else if (s.last) {
                        i++;
                    } else {
                        throw Partial.PARTIAL;
                    }
                }
                default -> {
                    break scan;
                }
            }
        }
        if (i > s.pos) {
            data(s, s.pos, i);
            s.pos = i;
        } else if (chars[i] == '\n' || chars[i] == '\r') {
            newline(s);
        } else {
            throw s.invalid(i);
        }
    }

    /// The answer is whether the caller must leave its loop because the section goes on in the next piece.
    private boolean startCdata(Source s) throws Partial, Problem {
        String opening = "<![CDATA[";
        for (int i = 3; i < opening.length(); i++) {
            if (s.at(s.pos + i) != opening.charAt(i)) {
                throw s.invalid(s.pos + i);
            }
        }
        if (events.handles(Handler.START_CDATA)) {
            events.startCdata();
        } else {
            defaultText(s, s.pos, s.pos + opening.length());
        }
        s.pos += opening.length();
        if (s == document) {
            state = State.CDATA;
            return true;
        }
        s.event = s.pos;
        while (s.pos < s.end) {
            if (cdata(s)) {
                return false;
            }
        }
        throw new Problem(Problem.UNCLOSED_CDATA);
    }

    /// One piece of a CDATA section; true at its end.
    private boolean cdata(Source s) throws Partial, Problem {
        char[] chars = s.chars;
        int i = s.pos;
        if (chars[i] == ']') {
            if (s.at(i + 1) == ']' && s.at(i + 2) == '>') {
                if (events.handles(Handler.END_CDATA)) {
                    events.endCdata();
                } else {
                    defaultText(s, i, i + 3);
                }
                s.pos = i + 3;
                return true;
            }
            i++;
        } else if (chars[i] == '\n' || chars[i] == '\r') {
            newline(s);
            return false;
        }
        while (i < s.end && chars[i] != ']' && chars[i] != '\n' && chars[i] != '\r' && s.isCharacter(i)) {
            i++;
        }
        if (i == s.pos) {
            throw s.invalid(i);
        }
        data(s, s.pos, i);
        s.pos = i;
        return false;
    }

    private void reference(Source s) throws Partial, Problem {
        int end = s.reference(s.pos);
        if (s.chars[s.pos + 1] == '#') {
            int c = s.character(s.pos, end);
            if (c < 0) {
                throw new Problem(Problem.BAD_CHAR_REF);
            }
            data(s, Character.toString(c), s.pos, end);
            s.pos = end;
            return;
        }
        String name = s.text(s.pos + 1, end - 1);
        String plain = predefined(name);
        if (plain != null) {
            data(s, plain, s.pos, end);
            s.pos = end;
            return;
        }
        Dtd.Entity entity = general(name);
        if (entity == null || entity.text != null && keepsReferences()) {
            if (events.handles(Handler.SKIPPED_ENTITY)) {
                events.skippedEntity(name, false);
            } else {
                defaultText(s, s.pos, end);
            }
        } else if (entity.open) {
            throw new Problem(Problem.RECURSIVE_ENTITY);
        } else if (entity.notation != null) {
            throw new Problem(Problem.BINARY_ENTITY);
        } else if (entity.text != null) {
            expand(entity);
        } else if (events.handles(Handler.EXTERNAL_ENTITY)) {
            entity.open = true;
            openEntities.add(entity);
            String context = context();
            entity.open = false;
            openEntities.removeLast();
            if (!events.externalEntity(context, entity.base, entity.systemId, entity.publicId)) {
                throw new Problem(Problem.EXTERNAL_ENTITY_HANDLING);
            }
        } else {
            defaultText(s, s.pos, end);
        }
        s.pos = end;
    }

    private String context() {
        List<String> parts = namespaces == null ? new ArrayList<>() : namespaces.context();
        for (Dtd.Entity entity : openEntities) {
            parts.add(entity.name);
        }
        return String.join("\f", parts);
    }

    private void expand(Dtd.Entity entity) throws Problem {
        expansion.expand(entity.text.length());
        entity.open = true;
        openEntities.add(entity);
        int level = open.size();
        try {
            content(Source.of(entity.text, namespaces != null), level);
        } catch (Partial e) {
            throw new Problem(Problem.UNCLOSED_TOKEN);
        } finally {
            entity.open = false;
            openEntities.removeLast();
        }
        if (open.size() != level) {
            throw new Problem(Problem.ASYNC_ENTITY);
        }
    }

    static String predefined(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> null;
        };
    }

    /// A declared entity; null for one that is unknown because not all declarations were read.
    private Dtd.Entity general(String name) throws Problem {
        Dtd.Entity entity = dtd.general.get(name);
        if (!dtd.hasParameterReferences || dtd.standalone) {
            if (entity == null) {
                throw new Problem(Problem.UNDEFINED_ENTITY);
            }
            if (entity.elsewhere) {
                throw new Problem(Problem.ENTITY_DECLARED_IN_PE);
            }
        }
        return entity;
    }

    // Tags

    private void startTag(Source s) throws Partial, Problem {
        int nameEnd = s.name(s.pos + 1);
        int[] places = new int[8];
        int n = 0;
        int i = nameEnd;
        boolean empty;
        while (true) {
            char c = s.at(i);
            boolean gap = Source.isSpace(c);
            if (gap) {
                i = s.spaces(i);
                c = s.chars[i];
            }
            if (c == '>') {
                empty = false;
                break;
            }
            if (c == '/') {
                if (s.at(i + 1) != '>') {
                    throw s.invalid(i + 1);
                }
                empty = true;
                break;
            }
            if (!gap) {
                throw s.invalid(i);
            }
            if (n + 4 > places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[n] = i;
            i = s.name(i);
            places[n + 1] = i;
            i = s.spaces(i);
            if (s.chars[i] != '=') {
                throw s.invalid(i);
            }
            i = s.spaces(i + 1);
            char quote = s.chars[i];
            if (quote != '"' && quote != '\'') {
                throw s.invalid(i);
            }
            places[n + 2] = ++i;
            while (s.at(i) != quote) {
                if (s.chars[i] == '&') {
                    i = s.reference(i);
                } else if (s.chars[i] == '<' || !s.isCharacter(i)) {
                    throw s.invalid(i);
                } else {
                    i++;
                }
            }
            places[n + 3] = i++;
            n += 4;
            c = s.at(i);
            if (!Source.isSpace(c) && c != '>' && c != '/') {
                throw s.invalid(i);
            }
        }
        String raw = name(s, s.pos + 1, nameEnd);
        int after = i + (empty ? 2 : 1);
        startElement(s, raw, places, n, after, empty);
        s.pos = after;
    }

    private void startElement(Source s, String raw, int[] places, int n, int after, boolean empty) throws Partial, Problem {
        List<Dtd.Attribute> declared = dtd.attributes(raw);
        boolean plain = n == 0 && declared.isEmpty();
        String[] attributes = NO_ATTRIBUTES;
        Namespaces.Binding[] bindings = NO_BINDINGS;
        int count = 0;
        int specified = 0;
        if (!plain) {
            attributes = new String[n / 2 + 2 * declared.size()];
            Set<String> seen = n + declared.size() > 4 ? new HashSet<>() : null;
            List<Namespaces.Binding> bound = null;
            for (int k = 0; k < n; k += 4) {
                String name = name(s, places[k], places[k + 1]);
                if (seen != null && !seen.add(name)) {
                    s.event = places[k];
                    throw new Problem(Problem.DUPLICATE_ATTRIBUTE);
                }
                Dtd.Attribute known = dtd.attribute(raw, name);
                String value = value(s, places[k + 2], places[k + 3], known == null || known.cdata());
                bound = addAttribute(attributes, count, name, value, bound);
                count += attributes[count] == null ? 0 : 2;
            }
            specified = count;
            for (Dtd.Attribute known : declared) {
                if (known.value() != null && (seen == null || !seen.contains(known.name()))) {
                    bound = addAttribute(attributes, count, known.name(), known.value(), bound);
                    count += attributes[count] == null ? 0 : 2;
                }
            }
            if (bound != null) {
                bindings = bound.toArray(NO_BINDINGS);
            }
            if (count < attributes.length) {
                attributes = Arrays.copyOf(attributes, count);
            }
        }
        String name = raw;
        if (namespaces != null) {
            Set<String> full = null;
            for (int k = 0; k < count; k += 2) {
                if (attributes[k].indexOf(':') >= 0) {
                    attributes[k] = namespaces.expand(attributes[k], false);
                    full = full == null ? new HashSet<>() : full;
                    if (!full.add(attributes[k])) {
                        throw new Problem(Problem.DUPLICATE_ATTRIBUTE);
                    }
                }
            }
            name = namespaces.expand(raw, true);
        }
        if (events.handles(Handler.START_ELEMENT)) {
            events.startElement(name, attributes, specified);
        } else if (!empty || !events.handles(Handler.END_ELEMENT)) {
            defaultText(s, s.pos, after);
        }
        Element element = new Element(raw, name, bindings);
        if (empty) {
            if (events.handles(Handler.START_ELEMENT)) {
                s.event = after;
            }
            if (events.handles(Handler.END_ELEMENT)) {
                events.endElement(name);
            }
            unbind(element);
        } else {
            open.push(element);
        }
    }

    /// Stores an attribute at `attributes[at]`, unless it declares a prefix: then it is bound and nothing stored.
    private List<Namespaces.Binding> addAttribute(String[] attributes, int at, String name, String value, List<Namespaces.Binding> bound)
            throws Problem {
        String prefix = namespaces == null ? null : Namespaces.declared(name);
        if (prefix == null) {
            attributes[at] = name;
            attributes[at + 1] = value;
            return bound;
        }
        List<Namespaces.Binding> all = bound == null ? new ArrayList<>() : bound;
        for (Namespaces.Binding other : all) {
            if (other.prefix().equals(prefix)) {
                // A default that a written declaration comes before.
                return all;
            }
        }
        all.add(namespaces.bind(prefix, value));
        if (events.handles(Handler.START_NAMESPACE)) {
            events.startNamespace(prefix.isEmpty() ? null : prefix, value.isEmpty() ? null : value);
        }
        return all;
    }

    private void unbind(Element element) {
        for (int i = element.bindings.length - 1; i >= 0; i--) {
            Namespaces.Binding binding = element.bindings[i];
            if (events.handles(Handler.END_NAMESPACE)) {
                events.endNamespace(binding.prefix().isEmpty() ? null : binding.prefix());
            }
            namespaces.unbind(binding);
        }
    }

    private void endTag(Source s, int level) throws Partial, Problem {
        int from = s.pos + 2;
        int nameEnd = s.name(from);
        int close = s.spaces(nameEnd);
        if (s.chars[close] != '>') {
            throw s.invalid(close);
        }
        if (open.size() == level) {
            throw new Problem(Problem.ASYNC_ENTITY);
        }
        Element element = open.peek();
        String raw = element.rawName;
        boolean same = raw.length() == nameEnd - from;
        for (int i = 0; same && i < raw.length(); i++) {
            same = raw.charAt(i) == s.chars[from + i];
        }
        if (!same) {
            s.event = from;
            throw new Problem(Problem.TAG_MISMATCH);
        }
        open.pop();
        if (events.handles(Handler.END_ELEMENT)) {
            events.endElement(element.name);
        } else {
            defaultText(s, s.pos, close + 1);
        }
        unbind(element);
        s.pos = close + 1;
    }

    // Attribute values

    /// The value of an attribute with its references replaced and its white space normalised.
    String value(Source s, int from, int to, boolean cdata) throws Partial, Problem {
        int i = from;
        while (i < to && s.chars[i] != '&' && !(Source.isSpace(s.chars[i]) && (s.chars[i] != ' ' || !cdata))) {
            i++;
        }
        if (i == to) {
            return s.text(from, to);
        }
        StringBuilder out = new StringBuilder();
        value(s, from, to, cdata, out);
        int length = out.length();
        if (!cdata && length > 0 && out.charAt(length - 1) == ' ') {
            out.setLength(length - 1);
        }
        return out.toString();
    }

    private static void space(StringBuilder out, boolean cdata) {
        if (cdata || !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private void value(Source s, int from, int to, boolean cdata, StringBuilder out) throws Partial, Problem {
        int i = from;
        while (i < to) {
            char c = s.chars[i];
            if (Source.isSpace(c)) {
                i += c == '\r' && i + 1 < to && s.chars[i + 1] == '\n' ? 2 : 1;
                space(out, cdata);
            } else if (c != '&') {
                if (c == '<' || !s.isCharacter(i)) {
                    throw s.invalid(i);
                }
                out.append(c);
                i++;
            } else {
                int end = s.reference(i);
                valueReference(s, i, end, cdata, out);
                i = end;
            }
        }
    }

    private void valueReference(Source s, int from, int end, boolean cdata, StringBuilder out) throws Partial, Problem {
        if (s.chars[from + 1] == '#') {
            int c = s.character(from, end);
            if (c < 0) {
                s.event = from;
                throw new Problem(Problem.BAD_CHAR_REF);
            }
            if (c == ' ') {
                space(out, cdata);
            } else {
                out.appendCodePoint(c);
            }
            return;
        }
        String name = s.text(from + 1, end - 1);
        String plain = predefined(name);
        if (plain != null) {
            out.append(plain);
            return;
        }
        if (s == document) {
            s.event = from;
        }
        Dtd.Entity entity = general(name);
        if (entity == null) {
            return;
        }
        if (entity.open) {
            throw new Problem(Problem.RECURSIVE_ENTITY);
        }
        if (entity.notation != null) {
            throw new Problem(Problem.BINARY_ENTITY);
        }
        if (entity.text == null) {
            throw new Problem(Problem.EXTERNAL_ENTITY_IN_ATTRIBUTE);
        }
        expansion.expand(entity.text.length());
        entity.open = true;
        try {
            value(Source.of(entity.text, namespaces != null), 0, entity.text.length(), cdata, out);
        } catch (Partial e) {
            throw new Problem(Problem.INVALID_TOKEN);
        } finally {
            entity.open = false;
        }
    }
}
