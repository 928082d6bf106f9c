package taipan.compiler.parser;

import static taipan.compiler.tokens.TokenType.*;

import java.util.Arrays;
import taipan.compiler.WarningSink;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Seq;
import taipan.compiler.ast.Span;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenList;
import taipan.compiler.tokens.Tokenizer;
import taipan.compiler.tokens.TokenizerOptions;

/// The tokens of a source and a place among them: what the rules of the quick parser stand on.
///
/// The quick parser reads valid programs without ever going back further than a parenthesis. It says of an invalid
/// program no more than that, by a [Failure].
///
/// CPython: Parser/pegen.c
abstract class TokenCursor implements StringLiterals.Host {
    /// How deeply rules may be nested on the stack of an unknown caller.
    private static final int DEFAULT_DEPTH = 1200;

    final Source source;
    final ParserOptions options;
    final Names names;
    final TokenList tokens;
    final Tokenizer tokenizer;
    private final int[] types;

    /// The index of the current token, and its type.
    int mark;

    int tok;

    private int depth;
    private int maxDepth = DEFAULT_DEPTH;

    /// Children that wait for their node.
    private Object[] stack = new Object[64];

    int top;

    private StringLiterals strings;

    /// Warnings, kept back until the program is known to be valid.
    private PendingWarnings pending;

    TokenCursor(Source source, ParserOptions options, Names names, TokenizerOptions tokenizerOptions) {
        this.source = source;
        this.options = options;
        this.names = names;
        this.tokens = new TokenList(Math.max(16, source.length() / 3));
        this.pending = new PendingWarnings();
        this.tokenizer = new Tokenizer(source, names, tokenizerOptions, pending);
        int type;
        do {
            type = tokenizer.fill(tokens);
        } while (type != ENDMARKER && type != ERRORTOKEN);
        types = new int[tokens.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = tokens.type(i);
        }
        tok = types[0];
    }

    void unlimitDepth() {
        maxDepth = Integer.MAX_VALUE;
    }

    final void advance() {
        tok = types[++mark];
    }

    final void back(int to) {
        mark = to;
        tok = types[to];
    }

    /// The type of the token after the current one, which must not be the last.
    final int peek() {
        return mark + 1 < types.length ? types[mark + 1] : ENDMARKER;
    }

    final int typeAt(int index) {
        return index < types.length ? types[index] : ENDMARKER;
    }

    final void expect(int type) {
        if (tok != type) {
            throw Failure.INVALID;
        }
        advance();
    }

    final boolean accept(int type) {
        if (tok != type) {
            return false;
        }
        advance();
        return true;
    }

    final String name() {
        if (tok != NAME) {
            throw Failure.INVALID;
        }
        String name = names.name(tokens.name(mark));
        advance();
        return name;
    }

    /// Whether the current token is the NAME `word`.
    final boolean isWord(String word) {
        return tok == NAME && names.spelling(tokens.name(mark)).equals(word);
    }

    final void requireVersion(int minor) {
        if (options.featureVersion() < minor) {
            throw Failure.INVALID;
        }
    }

    final void enter() {
        if (++depth > maxDepth) {
            throw Failure.TOO_DEEP;
        }
    }

    final void leave() {
        depth--;
    }

    final int depth() {
        return depth;
    }

    final void restoreDepth(int to) {
        depth = to;
    }

    // ------------------------------------------------------------------ spans

    /// The span of the single token `index`.
    final Span spanOf(int index) {
        return new Span(tokens.lineno(index), tokens.column(index), tokens.endLineno(index), tokens.endColumn(index));
    }

    /// From the token `first` to the one before the current.
    final Span spanFrom(int first) {
        int last = mark - 1;
        return new Span(tokens.lineno(first), tokens.column(first), tokens.endLineno(last), tokens.endColumn(last));
    }

    /// From the token `first` to the last one before the current that is more than layout.
    final Span statementSpan(int first) {
        int last = mark - 1;
        while (last > 0 && (types[last] >= NEWLINE && types[last] <= DEDENT || types[last] == ENDMARKER)) {
            last--;
        }
        return new Span(tokens.lineno(first), tokens.column(first), tokens.endLineno(last), tokens.endColumn(last));
    }

    final Span spanFrom(Span first) {
        int last = mark - 1;
        return new Span(first.lineno(), first.colOffset(), tokens.endLineno(last), tokens.endColumn(last));
    }

    // ------------------------------------------------------------------ waiting children

    final void push(Object child) {
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, top * 2);
        }
        stack[top++] = child;
    }

    /// Takes the children pushed since the stack was `from` high.
    final <E> Seq<E> pop(int from) {
        Seq<E> seq = Seq.copyOfRange(stack, from, top);
        Arrays.fill(stack, from, top, null);
        top = from;
        return seq;
    }

    // ------------------------------------------------------------------ strings

    final Expr strings() {
        int from = mark;
        while (tok == STRING) {
            advance();
        }
        if (strings == null) {
            strings = new StringLiterals(this);
        }
        return strings.concatenate(from, mark, spanFrom(from));
    }

    final PendingWarnings warnings() {
        return pending;
    }

    @Override
    public final TokenList tokens() {
        return tokens;
    }

    @Override
    public final byte[] bytes() {
        return source.bytes();
    }

    @Override
    public final ParserOptions options() {
        return options;
    }

    @Override
    public final RuntimeException problem(String message) {
        return Failure.INVALID;
    }

    @Override
    public final RuntimeException problemAt(int index, String message) {
        return Failure.INVALID;
    }

    @Override
    public final boolean warn(String message, int lineno) {
        return pending.warn(
                WarningSink.Category.DEPRECATION_WARNING, message, options.filename(), lineno);
    }

    @Override
    public final Expr replacementField(int token, int from, int to, int startingLineno, int startingColumn) {
        QuickParser field = QuickParser.ofReplacementField(
                source.replacementField(from, to), options, names, startingLineno, startingColumn);
        if (maxDepth != DEFAULT_DEPTH) {
            field.unlimitDepth();
        }
        Expr expr = field.replacementField();
        pending.addAll(field.warnings());
        return expr;
    }
}
