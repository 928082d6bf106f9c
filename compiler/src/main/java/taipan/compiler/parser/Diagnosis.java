package taipan.compiler.parser;

import static taipan.compiler.tokens.TokenType.*;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.ExprContext;
import taipan.compiler.ast.Span;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenList;
import taipan.compiler.tokens.Tokenizer;

/// Finds out what is wrong with a program, as CPython's parser does.
///
/// It interprets the grammar as the generated parser of CPython executes it: alternatives in order, with the same
/// remembered results, reading tokens only when they are looked at. A first pass finds how far the program is valid;
/// a second one, with the rules for errors, looks for something better to say than "invalid syntax".
///
/// CPython: Parser/pegen.c (_PyPegen_run_parser)
final class Diagnosis implements StringLiterals.Host {
    /// The value of an item that does not match.
    static final Object FAIL = new Object();

    /// The value of something that matched and has nothing to tell.
    static final Object MATCHED = new Object();

    private static final int MAX_LEVEL = 6000;

    /// A token as a value.
    record Tok(int index) {}

    private final Source source;
    private final ParserOptions options;
    private final int startingLineno;
    private final int startingColumn;
    private final Names names;
    private final Tokenizer tokenizer;
    private final TokenList tokens = new TokenList(64);
    private final Grammar grammar = Grammar.python();
    private final Actions actions = new Actions(this);

    /// How many parentheses are open after each token.
    private int[] levels = new int[64];

    private int mark;
    private boolean callInvalid;
    private int level;
    private Object[][] memoValues = new Object[64][];
    private int[][] memoMarks = new int[64][];
    private StringLiterals strings;

    Diagnosis(Source source, ParserOptions options) {
        this(source, options, Names.withKeywords(), 0, 0);
    }

    private Diagnosis(
            Source source, ParserOptions options, Names names, int startingLineno, int startingColumn) {
        this.source = source;
        this.options = options;
        this.names = names;
        this.startingLineno = startingLineno;
        this.startingColumn = startingColumn;
        this.tokenizer = new Tokenizer(
                source,
                names,
                options.mode() == ParseMode.REPLACEMENT_FIELD
                        ? QuickParser.fieldOptions(options, startingLineno, startingColumn)
                        : QuickParser.tokenizerOptions(options),
                options.warnings());
    }

    /// Reads one statement from a prompt; the answer is the length of its lines in bytes. Throws the SyntaxProblem, or
    /// `NeedsLine` when the statement goes on behind what was typed.
    int interactiveStatement() {
        tokenizer.beInteractive();
        Object result = parse();
        if (result == FAIL) {
            throw secondPass();
        }
        return tokenizer.linesRead();
    }

    /// The problem of the program, or `null` when it is valid.
    SyntaxProblem run() {
        try {
            Object result = parse();
            if (result == FAIL) {
                return secondPass();
            }
            if (options.mode() == ParseMode.SINGLE && SingleStatement.isFollowed(tokenizer)) {
                return here("multiple statements found while compiling a single statement");
            }
            return null;
        } catch (SyntaxProblem problem) {
            return unlessIncomplete(problem);
        }
    }

    private SyntaxProblem unlessIncomplete(SyntaxProblem problem) {
        if (options.allowIncompleteInput() && atEndOfSource()) {
            return here("incomplete input");
        }
        return afterTokenizerErrors(problem);
    }

    private boolean atEndOfSource() {
        return tokenizer.done() == Tokenizer.End.EOF || tokenizer.done() == Tokenizer.End.STRING;
    }

    private SyntaxProblem secondPass() {
        if (options.allowIncompleteInput() && atEndOfSource()) {
            return here("incomplete input");
        }
        int last = tokens.size() - 1;
        Arrays.fill(memoValues, null);
        Arrays.fill(memoMarks, null);
        mark = 0;
        level = 0;
        callInvalid = true;
        try {
            parse();
        } catch (SyntaxProblem problem) {
            return afterTokenizerErrors(problem);
        }
        int lastType = tokens.type(tokens.size() - 1);
        if (tokenizer.done() == Tokenizer.End.EOF && lastType == ERRORTOKEN) {
            return tokenizer.level() > 0 ? unclosed() : here("unexpected EOF while parsing");
        }
        if (lastType == INDENT) {
            return indentationProblem("unexpected indent");
        }
        if (lastType == DEDENT) {
            return indentationProblem("unexpected unindent");
        }
        SyntaxProblem generic = at(span(last), "invalid syntax");
        return checkRest(generic);
    }

    /// An error of the tokenizer further on goes before one of the parser.
    private SyntaxProblem afterTokenizerErrors(SyntaxProblem problem) {
        if (problem.kind().isSyntaxError() && tokenizer.done() == Tokenizer.End.NONE) {
            return checkRest(problem);
        }
        return problem;
    }

    /// CPython: _PyPegen_check_tokenizer_errors
    private SyntaxProblem checkRest(SyntaxProblem problem) {
        if (tokenizer.isInteractive()) {
            return problem;
        }
        int line = tokens.lineno(tokens.size() - 1);
        while (true) {
            int type = tokenizer.skip();
            if (type == ERRORTOKEN) {
                if (tokenizer.level() > 0 && line > tokenizer.openingLineno()) {
                    return unclosed();
                }
                return tokenizer.problem() != null ? tokenizer.problem() : problem;
            }
            if (type == ENDMARKER) {
                return problem;
            }
        }
    }

    private Object parse() {
        String start = switch (options.mode()) {
            case EXEC -> "file";
            case EVAL -> "eval";
            case SINGLE -> "interactive";
            case FUNC_TYPE -> "func_type";
            case REPLACEMENT_FIELD -> "fstring";
        };
        return rule(grammar.rule(start));
    }

    // ------------------------------------------------------------------ matching

    private void enterLevel() {
        if (level++ == MAX_LEVEL) {
            throw new SyntaxProblem(SyntaxProblem.Kind.MEMORY_ERROR, null);
        }
    }

    private Object rule(Grammar.Rule rule) {
        enterLevel();
        int start = mark;
        Object result;
        if (rule.memo) {
            fillTo(start);
            Object[] values = memoValues(start);
            Object remembered = values[rule.memoIndex];
            if (remembered != null) {
                mark = memoMarks[start][rule.memoIndex];
                level--;
                return remembered;
            }
            if (rule.left) {
                result = grow(rule, start);
            } else {
                result = alternatives(rule);
                remember(rule, start, result);
            }
        } else if (rule.quiet) {
            boolean before = callInvalid;
            callInvalid = false;
            result = alternatives(rule);
            callInvalid = before;
        } else {
            result = alternatives(rule);
        }
        level--;
        return result;
    }

    private Object[] memoValues(int at) {
        if (at >= memoValues.length) {
            memoValues = Arrays.copyOf(memoValues, Math.max(at + 1, at * 2));
            memoMarks = Arrays.copyOf(memoMarks, memoValues.length);
        }
        Object[] values = memoValues[at];
        if (values == null) {
            values = new Object[grammar.memoCount()];
            memoValues[at] = values;
            memoMarks[at] = new int[values.length];
        }
        return values;
    }

    private void remember(Grammar.Rule rule, int start, Object result) {
        memoValues(start)[rule.memoIndex] = result;
        memoMarks[start][rule.memoIndex] = mark;
    }

    /// A left-recursive rule: each round may use the result of the one before at the same place.
    private Object grow(Grammar.Rule rule, int start) {
        Object best = FAIL;
        int bestMark = start;
        while (true) {
            mark = bestMark;
            remember(rule, start, best);
            mark = start;
            enterLevel();
            Object next = alternatives(rule);
            level--;
            if (next == FAIL || mark <= bestMark) {
                break;
            }
            best = next;
            bestMark = mark;
        }
        mark = bestMark;
        return best;
    }

    private Object alternatives(Grammar.Rule rule) {
        int start = mark;
        List<Grammar.Alternative> alternatives = rule.alternatives;
        for (int i = 0; i < alternatives.size(); i++) {
            Grammar.Alternative alternative = alternatives.get(i);
            if (alternative.invalid && !callInvalid) {
                continue;
            }
            List<Grammar.Item> items = alternative.items;
            Object[] values = new Object[items.size()];
            boolean cut = false;
            int n = 0;
            for (; n < values.length; n++) {
                Grammar.Item item = items.get(n);
                if (item.kind == Grammar.CUT) {
                    cut = true;
                    continue;
                }
                Object value = match(item);
                if (value == FAIL) {
                    break;
                }
                values[n] = value;
            }
            if (n == values.length) {
                return result(alternative, values, start);
            }
            mark = start;
            if (cut) {
                return FAIL;
            }
        }
        return FAIL;
    }

    private Object result(Grammar.Alternative alternative, Object[] values, int start) {
        Object result;
        if (alternative.since > options.featureVersion() && alternative.action == null) {
            throw tooNew(alternative);
        }
        if (alternative.action != null) {
            result = actions.value(alternative.action, values, start);
        } else {
            result = values.length == 1 ? values[0] : MATCHED;
        }
        if (alternative.since > options.featureVersion()) {
            throw tooNew(alternative);
        }
        return result == null ? MATCHED : result;
    }

    private SyntaxProblem tooNew(Grammar.Alternative alternative) {
        return here(alternative.what + " only supported in Python 3." + alternative.since + " and greater");
    }

    private Object match(Grammar.Item item) {
        switch (item.kind) {
            case Grammar.TOKEN -> {
                return typeAtMark() == item.type ? new Tok(mark++) : FAIL;
            }
            case Grammar.NAME -> {
                return typeAtMark() == NAME ? name() : FAIL;
            }
            case Grammar.NUMBER -> {
                return typeAtMark() == NUMBER ? number() : FAIL;
            }
            case Grammar.WORD -> {
                return typeAtMark() == NAME && spelling(mark).equals(item.text) ? name() : FAIL;
            }
            case Grammar.ANY_WORD -> {
                if (typeAtMark() == NAME) {
                    // CPython compares only as many characters as the name has: a beginning will do.
                    String word = spelling(mark);
                    if (word.equals("_") || "case".startsWith(word) || "match".startsWith(word)) {
                        return name();
                    }
                }
                return FAIL;
            }
            case Grammar.RULE -> {
                return rule(item.rule);
            }
            case Grammar.OPTIONAL -> {
                int start = mark;
                Object value = match(item.inner);
                if (value == FAIL) {
                    mark = start;
                    return null;
                }
                return value;
            }
            case Grammar.REPEAT -> {
                return repeat(item);
            }
            case Grammar.SEPARATED -> {
                return separated(item);
            }
            case Grammar.AHEAD, Grammar.NOT_AHEAD -> {
                int start = mark;
                Object value = match(item.inner);
                mark = start;
                return value != FAIL == (item.kind == Grammar.AHEAD) ? MATCHED : FAIL;
            }
            case Grammar.INSIST -> {
                if (typeAtMark() != item.type) {
                    throw at(span(mark), "expected '" + item.text + "'");
                }
                return new Tok(mark++);
            }
            default -> throw new IllegalStateException();
        }
    }

    private Object repeat(Grammar.Item item) {
        enterLevel();
        List<Object> values = new ArrayList<>();
        int start = mark;
        while (true) {
            Object value = match(item.inner);
            if (value == FAIL) {
                mark = start;
                break;
            }
            values.add(value);
            start = mark;
        }
        level--;
        return values.size() < item.minimum ? FAIL : values.toArray();
    }

    private Object separated(Grammar.Item item) {
        enterLevel();
        Object first = match(item.inner);
        if (first == FAIL) {
            level--;
            return FAIL;
        }
        enterLevel();
        List<Object> values = new ArrayList<>();
        values.add(first);
        int start = mark;
        while (match(item.separator) != FAIL) {
            Object value = match(item.inner);
            if (value == FAIL) {
                break;
            }
            values.add(value);
            start = mark;
        }
        mark = start;
        level -= 2;
        return values.toArray();
    }

    // ------------------------------------------------------------------ tokens

    private int typeAtMark() {
        fillTo(mark);
        return tokens.type(mark);
    }

    private void fillTo(int index) {
        while (index >= tokens.size()) {
            int type = tokenizer.fill(tokens);
            int last = tokens.size() - 1;
            if (last >= levels.length) {
                levels = Arrays.copyOf(levels, last * 2);
            }
            levels[last] = tokenizer.level();
            if (type == ERRORTOKEN) {
                throw tokenizerProblem();
            }
        }
    }

    /// CPython: tokenizer_error
    private SyntaxProblem tokenizerProblem() {
        return switch (tokenizer.done()) {
            case PROBLEM, STRING -> tokenizer.problem();
            case DECODE -> here("(unicode error) " + tokenizer.problem().getMessage());
            case EOF -> tokenizer.level() > 0 ? unclosed() : here("unexpected EOF while parsing");
            case DEDENT -> indentationProblem("unindent does not match any outer indentation level");
            case TAB_SPACE -> atLine(
                    SyntaxProblem.Kind.TAB_ERROR, 1, "inconsistent use of tabs and spaces in indentation");
            case TOO_DEEP -> atLine(SyntaxProblem.Kind.INDENTATION_ERROR, 1, "too many levels of indentation");
            case LINE_CONTINUATION -> atLine(
                    SyntaxProblem.Kind.SYNTAX_ERROR,
                    Math.max(tokenizer.bufferColumn(), 1),
                    "unexpected character after line continuation character");
            case NONE -> atLine(SyntaxProblem.Kind.SYNTAX_ERROR, 1, "unknown parsing error");
        };
    }

    private Expr.Name name() {
        int index = mark++;
        return new Expr.Name(names.name(tokens.name(index)), ExprContext.LOAD, span(index));
    }

    private Expr number() {
        int index = mark++;
        int start = tokens.start(index);
        int end = tokens.end(index);
        if (options.featureVersion() < 6 && source.text(start, end).indexOf('_') >= 0) {
            throw here("Underscores in numeric literals are only supported in Python 3.6 and greater");
        }
        Object value = NumberLiterals.value(source.bytes(), start, end, options.environment().maxDigits());
        if (value == null) {
            int digits = source.text(start, end).replace("_", "").length();
            Span at = span(index);
            throw located(
                    SyntaxProblem.Kind.SYNTAX_ERROR,
                    at.lineno(),
                    0,
                    at.endLineno(),
                    0,
                    "Exceeds the limit (" + options.environment().maxDigits() + ") for integer string conversion: value has "
                            + digits + " digits; use sys.set_int_max_str_digits() to increase the limit"
                            + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
        }
        return new Expr.Constant(value, null, span(index));
    }

    String spelling(int index) {
        return source.text(tokens.start(index), tokens.end(index));
    }

    Span span(int index) {
        return new Span(
                tokens.lineno(index), tokens.column(index), tokens.endLineno(index), tokens.endColumn(index));
    }

    /// From the token `start` to the last one read that is more than layout.
    Span spanFrom(int start) {
        int last = mark - 1;
        while (last > 0
                && (tokens.type(last) == ENDMARKER || tokens.type(last) >= NEWLINE && tokens.type(last) <= DEDENT)) {
            last--;
        }
        return new Span(
                tokens.lineno(start), tokens.column(start), tokens.endLineno(last), tokens.endColumn(last));
    }

    /// How many parentheses are open after the last token that was matched.
    int levelBehind() {
        return levels[mark - 1];
    }

    Expr strings(Object[] literals, int start) {
        if (strings == null) {
            strings = new StringLiterals(this);
        }
        int first = ((Tok) literals[0]).index;
        return strings.concatenate(first, first + literals.length, spanFrom(start));
    }

    // ------------------------------------------------------------------ problems

    /// A problem at the last token that was read.
    ///
    /// CPython: _PyPegen_raise_error
    SyntaxProblem here(String message) {
        return atToken(SyntaxProblem.Kind.SYNTAX_ERROR, tokens.size() - 1, message);
    }

    SyntaxProblem indentationProblem(String message) {
        return atToken(SyntaxProblem.Kind.INDENTATION_ERROR, tokens.size() - 1, message);
    }

    private SyntaxProblem atToken(SyntaxProblem.Kind kind, int index, String message) {
        if (index < 0) {
            return located(kind, 0, 0, 0, -1, message);
        }
        int offset;
        if (tokens.column(index) == -1) {
            offset = tokenizer.bufferColumn() == 0 ? 0 : tokenizer.column();
        } else {
            offset = tokens.column(index) + 1;
        }
        int endOffset = tokens.endColumn(index) == -1 ? -1 : tokens.endColumn(index) + 1;
        return located(kind, tokens.lineno(index), offset, tokens.endLineno(index), endOffset, message);
    }

    /// A problem at a span.
    SyntaxProblem at(Span span, String message) {
        return located(
                SyntaxProblem.Kind.SYNTAX_ERROR,
                span.lineno(),
                span.colOffset() + 1,
                span.endLineno(),
                span.endColOffset() + 1,
                message);
    }

    /// A problem from the start of a span to where the tokenizer is.
    SyntaxProblem startingAt(Span span, String message) {
        return located(
                SyntaxProblem.Kind.SYNTAX_ERROR,
                span.lineno(),
                span.colOffset() + 1,
                tokenizer.lineno(),
                tokenizer.column(),
                message);
    }

    /// A problem at a place whose end is not known.
    SyntaxProblem atColumn(int lineno, int column, int endLineno, String message) {
        return located(SyntaxProblem.Kind.SYNTAX_ERROR, lineno, column + 1, endLineno, 0, message);
    }

    private SyntaxProblem atLine(SyntaxProblem.Kind kind, int offset, String message) {
        return located(kind, tokenizer.lineno(), offset, tokenizer.lineno(), 0, message);
    }

    private SyntaxProblem unclosed() {
        return atColumn(
                tokenizer.openingLineno(),
                tokenizer.openingColumn(),
                tokenizer.openingLineno(),
                "'" + tokenizer.opening() + "' was never closed");
    }

    /// CPython: _PyPegen_raise_error_known_location
    private SyntaxProblem located(
            SyntaxProblem.Kind kind, int lineno, int offset, int endLineno, int endOffset, String message) {
        String text = null;
        if (options.mode() == ParseMode.EXEC) {
            text = options.environment().line(options.filename(), lineno);
        }
        if (text == null) {
            if (tokenizer.lineno() <= lineno && tokenizer.bufferEnd() > tokenizer.bufferStart()) {
                text = source.text(tokenizer.bufferStart(), tokenizer.bufferEnd());
            } else {
                text = source.line(lineno - startingLineno);
            }
        }
        String words = message;
        int start = offset;
        int end = endOffset;
        if (options.mode() == ParseMode.REPLACEMENT_FIELD) {
            words = "f-string: " + message;
            start -= startingColumn;
            end -= startingColumn;
        }
        if (source.encodingKnown()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            start = characters(utf8, start);
            if (end > 0) {
                end = characters(utf8, end);
            }
        }
        return new SyntaxProblem(kind, words, options.filename(), lineno, start, endLineno, end, text);
    }

    /// How many characters the first `count` bytes are, a cut one included.
    private static int characters(byte[] utf8, int count) {
        int limit = Math.min(count, utf8.length);
        int characters = 0;
        for (int i = 0; i < limit; i++) {
            if ((utf8[i] & 0xC0) != 0x80) {
                characters++;
            }
        }
        return count > utf8.length ? characters + 1 : characters;
    }

    // ------------------------------------------------------------------ strings

    @Override
    public TokenList tokens() {
        return tokens;
    }

    @Override
    public byte[] bytes() {
        return source.bytes();
    }

    @Override
    public ParserOptions options() {
        return options;
    }

    @Override
    public RuntimeException problem(String message) {
        return here(message);
    }

    @Override
    public RuntimeException problemAt(int index, String message) {
        return atToken(SyntaxProblem.Kind.SYNTAX_ERROR, index, message);
    }

    @Override
    public boolean warn(String message, int lineno) {
        return options.warnings()
                .warn(WarningSink.Category.DEPRECATION_WARNING, message, options.filename(), lineno);
    }

    @Override
    public Expr replacementField(int token, int from, int to, int lineno, int column) {
        Diagnosis field = new Diagnosis(
                source.replacementField(from, to), options.inReplacementField(), names, lineno, column);
        return field.field();
    }

    private Expr field() {
        try {
            Object result = parse();
            if (result instanceof Expr expr) {
                return expr;
            }
        } catch (SyntaxProblem problem) {
            throw unlessIncomplete(problem);
        }
        throw secondPass();
    }
}
