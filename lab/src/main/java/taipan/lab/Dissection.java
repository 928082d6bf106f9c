package taipan.lab;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import taipan.code.CodeObject;
import taipan.code.Disassembler;
import taipan.compiler.Compiler;
import taipan.compiler.CompilerOptions;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.WarningSink;
import taipan.compiler.ast.Mod;
import taipan.compiler.parser.ParseMode;
import taipan.compiler.parser.Parser;
import taipan.compiler.parser.ParserOptions;
import taipan.compiler.symbols.Scope;
import taipan.compiler.symbols.Symbol;
import taipan.compiler.symbols.SymbolTable;
import taipan.compiler.tokens.Names;
import taipan.compiler.tokens.Source;
import taipan.compiler.tokens.TokenList;
import taipan.compiler.tokens.TokenType;
import taipan.compiler.tokens.Tokenizer;
import taipan.compiler.tokens.TokenizerOptions;

/// Everything that the compiler does with a program, as JSON: tokens, tree, scopes, instructions before and after
/// optimisation, code objects. A program with an error still has its tokens, as far as they go.
final class Dissection {
    /// The file name of programs typed into the page.
    static final String FILE = "<lab>";
    private static final int MOST_TOKENS = 20_000;
    /// Deeper trees are refused as Python refuses them, only sooner.
    private static final int DEPTH_LIMIT = 600;

    private Dissection() {}

    static CompilerOptions options(int optimize) {
        return CompilerOptions.of(FILE, ParseMode.EXEC).withOptimize(optimize).withDepthLimit(DEPTH_LIMIT);
    }

    static String of(String source, int optimize) {
        return of(source, optimize, true, true);
    }

    /// The same; `reasons` (when what is decided) and the text of `dis` only if they are wanted, for they are long.
    static String of(String source, int optimize, boolean reasons, boolean dis) {
        var json = new JsonWriter();
        var places = new Places(source);
        json.open('{').field("file", FILE);
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        json.name("tokens");
        tokens(source, places, json);
        try {
            CompilerOptions options = options(optimize);
            Mod tree = Parser.parse(bytes, ParserOptions.of(FILE, ParseMode.EXEC));
            var view = new CodeView();
            CodeObject code = Compiler.compile(tree, options, view);
            Map<Object, Object> foldings = TreeView.foldings(tree, Compiler.fold(tree, options));
            SymbolTable symbols = Compiler.symbols(tree, options);
            json.name("tree");
            TreeView.write(tree, foldings, places, json);
            json.name("scopes");
            scope(symbols.top(), "module", json);
            json.name("codes");
            view.write(code, places, json, dis);
            if (dis) json.field("dis", Disassembler.disassembleAll(code));
            if (reasons) {
                json.name("decisions");
                Decisions.write(tree, symbols, foldings, places, json);
            }
            json.field("ok", true);
        } catch (SyntaxProblem problem) {
            json.field("ok", false).name("error");
            error(problem, places, json);
        }
        return json.close('}').toString();
    }

    private static void tokens(String source, Places places, JsonWriter json) {
        var tokens = new TokenList(256);
        Names names = Names.withKeywords();
        byte[] bytes;
        json.open('[');
        try {
            Source text = Source.of(source, true);
            bytes = text.bytes();
            var tokenizer = new Tokenizer(text, names, new TokenizerOptions(FILE, false, false, false, false, 0, 0), WarningSink.SILENT);
            while (tokens.size() < MOST_TOKENS) {
                int type = tokenizer.fill(tokens);
                if (type == TokenType.ENDMARKER || type == TokenType.ERRORTOKEN) break;
            }
        } catch (SyntaxProblem problem) {
            bytes = source.getBytes(StandardCharsets.UTF_8);
        }
        for (int i = 0; i < tokens.size(); i++) {
            int type = tokens.type(i);
            int start = Math.min(tokens.start(i), bytes.length);
            int end = Math.min(Math.max(start, tokens.end(i)), bytes.length);
            int line = tokens.lineno(i);
            int endLine = tokens.endLineno(i);
            String kind = type >= TokenType.FALSE ? "KEYWORD"
                    : type >= TokenType.LPAR && type <= TokenType.OP ? "OP" : switch (type) {
                        case TokenType.ENDMARKER -> "ENDMARKER";
                        case TokenType.NAME -> "NAME";
                        case TokenType.NUMBER -> "NUMBER";
                        case TokenType.STRING -> "STRING";
                        case TokenType.NEWLINE -> "NEWLINE";
                        case TokenType.INDENT -> "INDENT";
                        case TokenType.DEDENT -> "DEDENT";
                        case TokenType.AWAIT -> "AWAIT";
                        case TokenType.ASYNC -> "ASYNC";
                        default -> "ERRORTOKEN";
                    };
            json.open('[').value(kind).value(new String(bytes, start, end - start, StandardCharsets.UTF_8)).value(line)
                    .value(places.column(line, Math.max(0, tokens.column(i)))).value(endLine)
                    .value(places.column(endLine, Math.max(0, tokens.endColumn(i)))).close(']');
        }
        json.close(']');
    }

    private static void scope(Scope scope, String name, JsonWriter json) {
        json.open('{').field("name", name).field("line", scope.lineno());
        json.field("kind", switch (scope.kind()) {
            case MODULE -> "module";
            case CLASS -> "class";
            case ANNOTATION -> "annotation";
            case FUNCTION -> scope.comprehension() != Scope.ComprehensionKind.NONE ? "comprehension"
                    : scope.isCoroutine() ? scope.isGenerator() ? "async generator" : "coroutine"
                    : scope.isGenerator() ? "generator" : "function";
        });
        json.field("nested", scope.isNested());
        json.name("symbols").open('[');
        for (var symbol : scope.symbols().entrySet()) {
            int bits = symbol.getValue();
            json.open('[').value(symbol.getKey()).value(place(Symbol.scopeOf(bits))).open('[');
            flag(json, bits, Symbol.DEF_PARAM, "parameter");
            flag(json, bits, Symbol.DEF_LOCAL, "assigned");
            flag(json, bits, Symbol.DEF_IMPORT, "imported");
            flag(json, bits, Symbol.DEF_GLOBAL, "declared global");
            flag(json, bits, Symbol.DEF_NONLOCAL, "declared nonlocal");
            flag(json, bits, Symbol.DEF_ANNOT, "annotated");
            flag(json, bits, Symbol.DEF_FREE_CLASS, "free in a method");
            flag(json, bits, Symbol.DEF_COMP_ITER, "iteration variable");
            flag(json, bits, Symbol.USE, "used");
            json.close(']').close(']');
        }
        json.close(']');
        json.name("children").open('[');
        for (Scope child : scope.children()) scope(child, child.name(), json);
        json.close(']').close('}');
    }

    private static void flag(JsonWriter json, int bits, int flag, String name) {
        if ((bits & flag) != 0) json.value(name);
    }

    private static String place(int place) {
        return switch (place) {
            case Symbol.LOCAL -> "local";
            case Symbol.GLOBAL_EXPLICIT -> "global (declared)";
            case Symbol.GLOBAL_IMPLICIT -> "global";
            case Symbol.FREE -> "free";
            case Symbol.CELL -> "cell";
            default -> "";
        };
    }

    /// The error with its place, and as CPython prints it.
    private static void error(SyntaxProblem problem, Places places, JsonWriter json) {
        json.open('{').field("type", problem.kind().typeName()).field("message", String.valueOf(problem.getMessage()));
        var text = new StringBuilder();
        if (problem.hasPosition()) {
            int line = problem.lineno();
            json.field("line", line);
            text.append("  File \"").append(FILE).append("\", line ").append(line).append('\n');
            String source = problem.text() != null ? problem.text() : places.line(line);
            String shown = source.stripTrailing();
            String stripped = shown.stripLeading();
            int removed = shown.length() - stripped.length();
            if (!stripped.isEmpty()) text.append("    ").append(stripped).append('\n');
            int start = problem.offset() - 1;
            boolean sameLine = problem.endLineno() == line && problem.endOffset() > problem.offset();
            int end = sameLine ? problem.endOffset() - 1 : start + 1;
            if (problem.offset() != SyntaxProblem.NOWHERE) {
                json.field("column", Math.max(0, start)).field("endColumn", Math.max(1, end));
                if (start >= removed && !stripped.isEmpty()) {
                    int width = Math.max(1, Math.min(end, shown.length() + 1) - start);
                    text.append("    ").repeat(' ', start - removed).repeat('^', width).append('\n');
                }
            }
        }
        text.append(problem.kind().typeName());
        if (problem.getMessage() != null) text.append(": ").append(problem.getMessage());
        json.field("text", text.toString()).close('}');
    }
}
