package taipan.compiler.tokens;

/// The kinds of tokens, as ints for dense switches; CPython's numbers, then one for each keyword.
///
/// CPython: Grammar/Tokens
public final class TokenType {
    public static final int ENDMARKER = 0;
    public static final int NAME = 1;
    public static final int NUMBER = 2;
    public static final int STRING = 3;
    public static final int NEWLINE = 4;
    public static final int INDENT = 5;
    public static final int DEDENT = 6;
    public static final int LPAR = 7;
    public static final int RPAR = 8;
    public static final int LSQB = 9;
    public static final int RSQB = 10;
    public static final int COLON = 11;
    public static final int COMMA = 12;
    public static final int SEMI = 13;
    public static final int PLUS = 14;
    public static final int MINUS = 15;
    public static final int STAR = 16;
    public static final int SLASH = 17;
    public static final int VBAR = 18;
    public static final int AMPER = 19;
    public static final int LESS = 20;
    public static final int GREATER = 21;
    public static final int EQUAL = 22;
    public static final int DOT = 23;
    public static final int PERCENT = 24;
    public static final int LBRACE = 25;
    public static final int RBRACE = 26;
    public static final int EQEQUAL = 27;
    public static final int NOTEQUAL = 28;
    public static final int LESSEQUAL = 29;
    public static final int GREATEREQUAL = 30;
    public static final int TILDE = 31;
    public static final int CIRCUMFLEX = 32;
    public static final int LEFTSHIFT = 33;
    public static final int RIGHTSHIFT = 34;
    public static final int DOUBLESTAR = 35;
    public static final int PLUSEQUAL = 36;
    public static final int MINEQUAL = 37;
    public static final int STAREQUAL = 38;
    public static final int SLASHEQUAL = 39;
    public static final int PERCENTEQUAL = 40;
    public static final int AMPEREQUAL = 41;
    public static final int VBAREQUAL = 42;
    public static final int CIRCUMFLEXEQUAL = 43;
    public static final int LEFTSHIFTEQUAL = 44;
    public static final int RIGHTSHIFTEQUAL = 45;
    public static final int DOUBLESTAREQUAL = 46;
    public static final int DOUBLESLASH = 47;
    public static final int DOUBLESLASHEQUAL = 48;
    public static final int AT = 49;
    public static final int ATEQUAL = 50;
    public static final int RARROW = 51;
    public static final int ELLIPSIS = 52;
    public static final int COLONEQUAL = 53;
    /// A character that begins no token, such as `$` or `?`.
    public static final int OP = 54;
    public static final int AWAIT = 55;
    public static final int ASYNC = 56;
    public static final int TYPE_IGNORE = 57;
    public static final int TYPE_COMMENT = 58;
    public static final int SOFT_KEYWORD = 59;
    public static final int ERRORTOKEN = 60;

    public static final int FALSE = 64;
    public static final int NONE = 65;
    public static final int TRUE = 66;
    public static final int AND = 67;
    public static final int AS = 68;
    public static final int ASSERT = 69;
    public static final int BREAK = 70;
    public static final int CLASS = 71;
    public static final int CONTINUE = 72;
    public static final int DEF = 73;
    public static final int DEL = 74;
    public static final int ELIF = 75;
    public static final int ELSE = 76;
    public static final int EXCEPT = 77;
    public static final int FINALLY = 78;
    public static final int FOR = 79;
    public static final int FROM = 80;
    public static final int GLOBAL = 81;
    public static final int IF = 82;
    public static final int IMPORT = 83;
    public static final int IN = 84;
    public static final int IS = 85;
    public static final int LAMBDA = 86;
    public static final int NONLOCAL = 87;
    public static final int NOT = 88;
    public static final int OR = 89;
    public static final int PASS = 90;
    public static final int RAISE = 91;
    public static final int RETURN = 92;
    public static final int TRY = 93;
    public static final int WHILE = 94;
    public static final int WITH = 95;
    public static final int YIELD = 96;

    static final int FIRST_KEYWORD = FALSE;

    /// The keywords by type, from [#FIRST_KEYWORD]; `async` and `await` are tokens of their own and not among them.
    private static final String[] KEYWORDS = {
        "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield"
    };

    private static final String[] OPERATORS = {
        "(", ")", "[", "]", ":", ",", ";", "+", "-", "*", "/", "|", "&", "<", ">", "=", ".", "%", "{", "}", "==",
        "!=", "<=", ">=", "~", "^", "<<", ">>", "**", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=",
        "**=", "//", "//=", "@", "@=", "->", "...", ":="
    };

    private static final String[] CLASSES = {"ENDMARKER", "NAME", "NUMBER", "STRING", "NEWLINE", "INDENT", "DEDENT"};

    private TokenType() {}

    public static int keywordCount() {
        return KEYWORDS.length;
    }

    public static String keyword(int index) {
        return KEYWORDS[index];
    }

    /// The type whose spelling is `text`, such as `**=` or `lambda`; [#OP] when there is none.
    public static int ofSpelling(String text) {
        for (int i = 0; i < OPERATORS.length; i++) {
            if (OPERATORS[i].equals(text)) {
                return LPAR + i;
            }
        }
        for (int i = 0; i < KEYWORDS.length; i++) {
            if (KEYWORDS[i].equals(text)) {
                return FIRST_KEYWORD + i;
            }
        }
        return OP;
    }

    /// The type that the grammar calls `name`, such as `NEWLINE`; [#ERRORTOKEN] when there is none.
    public static int ofName(String name) {
        for (int i = 0; i < CLASSES.length; i++) {
            if (CLASSES[i].equals(name)) {
                return i;
            }
        }
        return switch (name) {
            case "AWAIT" -> AWAIT;
            case "ASYNC" -> ASYNC;
            case "TYPE_COMMENT" -> TYPE_COMMENT;
            default -> ERRORTOKEN;
        };
    }
}
