import module java.base;

/// Makes random programs of Python 3.10 for comparing compilers: nearly all of them are valid, every form of statement,
/// expression and pattern occurs, in nestings nobody would write.
///
/// What decides about code objects gets more room than it has in programs of people: constants that are folded, tests
/// whose result is known, ways out of loops through `finally` and `with`, dead code, scopes within scopes, line breaks
/// wherever brackets allow them, jumps and tables so large that arguments need prefixes. A program is a function of seed
/// and index alone.
final class RandomPrograms {
    /// What to compile the program as.
    enum Mode { EXEC, EVAL, SINGLE }

    private static final String[] NAMES = words("a b c d e x y z self __p _ match case print ℌ long_name __dunder__ gx gy");
    private static final String[] PARAMETERS = words("a b c d e __p self g h match k _");
    private static final String[] GLOBALS = words("gx gy __gz");
    private static final String[] ATTRIBUTES = words("a b append __q __init__ match real é");
    private static final String[] BINARY = words("+ - * / // % @ ** << >> & | ^");
    private static final String[] COMPARISONS = {"==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"};
    private static final String[] CONSTANTS = words("""
            0 1 -1 2 3 7 255 256 0x_ff 0b101 0o17 1_000 2147483647 2147483648 9223372036854775807 9223372036854775808
            123456789012345678901234567890 3.5 -0.0 0.0 1. .5 1e300 1e400 1e-320 1j 0j 2.5j -0j 1e400j "s" "" "é" "\\ud800"
            "\\0" "😀" "a.b" "_x" b"x" b"" b"\\xff" None True False ... __debug__ () (1,) (1,2) (1,(2,"a")) (None,) "%s" 1.0
            True "a" 'it\\'s' '''t''' r"\\d" u"u" "x"'y' b"a"b"c" "\\N{BULLET}" 10 100 1000 -128 -5 0.1 1e16 1e22 -1.5""");
    private static final String[] FOLDED = words("""
            1+2 2**70 10**3 "a"*3 -5//2 7%-3 1<<3 ~5 (1,)*3 (1,2)[0] 1/3 -1**2 2**-1 1-1j "%s"%1 "abc"[1] "abc"[-1] "é"[0]
            (1,2)+(3,) 1.5//0.3 -7.5%2 5.0%-3 2**0.5 1.1**7 0.0**0 3*"ab" b"ab"*2 not\\ 1 +1 -(-0.0) 1<<100 1<<200 2**127
            2**128 -2**63 "a"*4096 "a"*4097 (0,)*256 (0,)*257 1//0 1%0 0**-1 1.0/0 (1,2)[5] "abc"[9] 1j*1j (1+2j)*(3-1j)
            (1+2j)/(3-1j) (1+2j)**2 1j**3 (1+2j)**-2 2.5j-1 -(1j) -(0j) ~True True+True -True 5>>1 -5>>1 6&3 6|3 6^3 1@2
            "a"+"b" b"a"+b"b" "a"+1 (1,"a",None)[1] ((1,2),3)[0][1] 0xffffffff*0xffffffff -9223372036854775808-1 5//-2 5.5//-2
            1e308*10 -1e308*10 0.1+0.2 3*() ()*3 ""*5 1==1.0 [1,2][0] {1:2}[1] "x"%() 1**1000 (-2)**3 (-8)**2
            2.0**3 (-2.0)**2 10**20 3**60 7**-1 (-1)**-1 1000**10 "%d"%5 not\\ () not\\ "a" ()==() 1<2 1in(1,2)""");
    private static final String[] LITERAL_PATTERNS =
            words("0 1 -1 1.5 -2.5 1+2j -1-1j 1j \"s\" 'a''b' b\"b\" None True False a.b A.b.c");
    private static final String[] TRUTHS = words("1 True 0 False None __debug__ \"\" \"a\" () (1,) ... not\\ 1 not\\ 0 1.0 0.0 0j");

    private static String[] words(String text) {
        var words = text.replace('\n', ' ').trim().split("(?<!\\\\) +");
        for (int i = 0; i < words.length; i++) words[i] = words[i].replace("\\ ", " ");
        return words;
    }

    /// A scope of the program that is being made.
    private static final class Scope {
        final Scope outer;
        /// `m`odule, `c`lass, `f`unction, `a`synchronous function, `l`ambda.
        final char kind;
        int loops;
        boolean yields;
        boolean returnsValues;
        final Set<String> parameters = new HashSet<>();
        final Set<String> declared = new HashSet<>();

        Scope(Scope outer, char kind) {
            this.outer = outer;
            this.kind = kind;
        }

        boolean isFunction() {
            return kind == 'f' || kind == 'a';
        }
    }

    private final SplittableRandom random;
    private final StringBuilder out = new StringBuilder();
    private final Mode mode;
    private final boolean topLevelAwait;
    private final int size;
    private boolean futureAnnotations;
    private Scope scope = new Scope(null, 'm');
    /// How many comprehensions the current place is inside of, within its scope.
    private int comprehensions;
    /// Whether an assignment expression is allowed here.
    private boolean binds = true;
    /// Whether `yield` and `await` are allowed here, as far as the scope allows them.
    private boolean suspends = true;
    private int captures;
    private int strings;
    /// Line breaks are possible: the place is between brackets, and not in a format string.
    private boolean breaks;

    RandomPrograms(long seed, long index) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        int which = random.nextInt(100);
        mode = which < 4 ? Mode.EVAL : which < 8 ? Mode.SINGLE : Mode.EXEC;
        topLevelAwait = mode == Mode.EXEC && random.nextInt(40) == 0;
        int kind = random.nextInt(200);
        size = kind < 20 ? 150 : kind < 140 ? 700 : kind < 192 ? 2000 : kind < 199 ? 6000 : 30_000;
    }

    Mode mode() {
        return mode;
    }

    /// Whether to compile with `PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    boolean topLevelAwait() {
        return topLevelAwait;
    }

    // Choices

    private boolean maybe(int percent) {
        return random.nextInt(100) < percent;
    }

    private int upTo(int count) {
        return random.nextInt(count);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int count(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private RandomPrograms put(String text) {
        out.append(text);
        return this;
    }

    private void list(int count, String separator, Runnable item) {
        for (int i = 0; i < count; i++) {
            if (i > 0) put(separator);
            item.run();
        }
    }

    private boolean isFull() {
        return out.length() > size;
    }

    /// A line break, where it does not end the statement.
    private void gap() {
        if (!breaks || upTo(8) != 0) return;
        int kind = upTo(300);
        int lines = kind == 0 ? 127 + upTo(3) : kind == 1 ? 254 + upTo(4) : kind == 2 ? 600 : kind < 60 ? 3 : 1;
        for (int i = 0; i < lines; i++) out.append(i == 0 && kind % 9 == 0 ? "  # comment\n" : "\n");
    }

    // Expressions

    private void name() {
        put(pick(NAMES));
    }

    private void constant() {
        put("(").put(pick(maybe(70) ? CONSTANTS : FOLDED)).put(")");
    }

    private void atom() {
        if (maybe(60)) name();
        else constant();
    }

    /// An expression in brackets, or one that needs none.
    private void expr(int depth) {
        if (depth <= 0 || isFull() || maybe(14)) {
            atom();
            return;
        }
        boolean before = breaks;
        breaks = strings == 0;
        put("(");
        gap();
        bare(depth - 1);
        gap();
        put(")");
        breaks = before;
    }

    private void bare(int d) {
        switch (upTo(24)) {
            case 0 -> list(count(2, 2, 3, 4), pick(" and ", " or "), () -> item(d));
            case 1 -> {
                expr(d);
                put(" " + pick(BINARY) + " ");
                item(d);
            }
            case 2 -> {
                put(pick("-", "+", "~", "not ", "not not "));
                expr(d);
            }
            case 3 -> {
                condition(d);
                put(" if ");
                condition(d);
                put(" else ");
                item(d);
            }
            case 4 -> dict(d);
            case 5 -> display(d);
            case 6, 7 -> comprehension(d);
            case 8, 9 -> comparison(d);
            case 10, 11, 12 -> call(d);
            case 13 -> formatString(d);
            case 14, 15 -> {
                expr(d);
                gap();
                put(".").put(pick(ATTRIBUTES));
            }
            case 16 -> subscript(d);
            case 17 -> lambda(d);
            case 18, 19 -> suspension(d);
            case 20 -> {
                if (binds) put(pick("v", "w", "gx")).put(" := ");
                expr(d);
            }
            case 21 -> foldable(d);
            case 22 -> membership(d);
            default -> condition(d);
        }
    }

    private void item(int d) {
        gap();
        expr(d);
    }

    /// Something whose truth is asked for: chains with constants and negations, whose jumps are threaded.
    private void condition(int d) {
        switch (upTo(9)) {
            case 0 -> put(pick(TRUTHS));
            case 1 -> {
                put("(");
                list(count(2, 3), " and ", () -> condition(d - 1));
                put(")");
            }
            case 2 -> {
                put("(");
                list(count(2, 3), " or ", () -> condition(d - 1));
                put(")");
            }
            case 3 -> {
                put("(not ");
                condition(d - 1);
                put(")");
            }
            case 4 -> {
                put("(");
                comparison(d - 1);
                put(")");
            }
            default -> expr(d);
        }
    }

    private void foldable(int d) {
        constant();
        put(" " + pick(BINARY) + " ");
        if (d > 0 && maybe(40)) {
            put("(");
            foldable(d - 1);
            put(")");
        } else {
            put("(" + pick("1", "2", "3", "0", "-1", "5", "2.5", "\"a\"", "(1,)", "True", "1j", "64") + ")");
        }
    }

    private void membership(int d) {
        expr(d);
        put(pick(" in ", " not in "));
        var opening = pick("[", "{", "(");
        put(opening);
        list(count(1, 2, 3), ", ", () -> put(pick(CONSTANTS)));
        if (maybe(15)) put(", ").name();
        if (maybe(15)) put(", (1, \"a\")");
        put(opening.equals("[") ? "]" : opening.equals("{") ? "}" : ",)");
    }

    private void dict(int d) {
        int kind = upTo(12);
        put("{");
        if (kind == 0) {
            int number = count(15, 16, 17, 18, 33);
            for (int i = 0; i < number; i++) put("\"k" + i + "\": " + pick(NAMES) + ", ");
        } else {
            list(count(0, 1, 2, 3, 3), ", ", () -> {
                gap();
                switch (upTo(4)) {
                    case 0 -> put("**");
                    case 1 -> put(pick("\"k\"", "1", "None", "(1, 2)") + ": ");
                    default -> {
                        expr(d);
                        put(": ");
                    }
                }
                item(d);
            });
            if (maybe(4)) {
                for (int i = 0; i < 17; i++) put(out.charAt(out.length() - 1) == '{' ? "a: b" : ", " + i + ": c");
            }
        }
        put("}");
    }

    private void display(int d) {
        int kind = upTo(3);
        put(kind == 0 ? "[" : kind == 1 ? "{" : "(");
        int number = upTo(25) == 0 ? count(30, 31, 32) : count(1, 1, 2, 3, 4);
        boolean constants = maybe(20);
        list(number, ", ", () -> {
            gap();
            if (constants) {
                put(pick(CONSTANTS));
            } else {
                if (maybe(15)) put("*");
                if (number > 10) atom();
                else expr(d);
            }
        });
        put(kind == 0 ? "]" : kind == 1 ? "}" : ",)");
    }

    private void comprehension(int d) {
        boolean couldBind = binds;
        boolean couldSuspend = suspends;
        int kind = upTo(4);
        put(kind == 0 ? "[" : kind == 1 ? "{" : kind == 2 ? "(" : "{");
        boolean isAsync = (scope.kind == 'a' || scope.kind == 'm' && topLevelAwait) && comprehensions == 0 && suspends;
        boolean inner = couldBind && scope.kind != 'c';
        comprehensions++;
        boolean yields = scope.yields;
        scope.yields = false;
        binds = inner;
        if (kind == 3) {
            expr(d);
            put(": ");
        }
        expr(d);
        int clauses = count(1, 1, 1, 2, 3);
        for (int i = 0; i < clauses; i++) {
            put(" ");
            gap();
            put(isAsync && maybe(30) ? "async for " : "for ");
            put(pick("i", "i", "j", "i, j", "(i, *j)", "[i, j]", "q[0]", "q.z", "i,"));
            put(" in ");
            binds = false;
            if (i == 0) comprehensions--;
            switch (upTo(6)) {
                case 0 -> put(pick("[1]", "(a,)", "[a+b]", "{1,2}", "()", "[a, b]", "[*a]", "(1, 2)", "[c for c in d]"));
                default -> expr(d);
            }
            if (i == 0) comprehensions++;
            binds = inner;
            for (int k = count(0, 0, 1, 2); k > 0; k--) {
                put(" ");
                gap();
                put("if ");
                expr(d);
            }
        }
        put(kind == 0 ? "]" : kind == 2 ? ")" : "}");
        comprehensions--;
        scope.yields = yields;
        binds = couldBind;
        suspends = couldSuspend;
    }

    private void comparison(int d) {
        expr(d);
        for (int i = count(1, 1, 2, 3); i > 0; i--) {
            put(" " + pick(COMPARISONS) + " ");
            item(d);
        }
    }

    private void call(int d) {
        switch (upTo(5)) {
            case 0 -> name();
            case 1 -> {
                expr(d);
                gap();
                put("." + pick(ATTRIBUTES));
            }
            case 2 -> put("a.b.append");
            case 3 -> put("super()." + pick(ATTRIBUTES));
            default -> expr(d);
        }
        put("(");
        boolean before = breaks;
        breaks = strings == 0;
        if (maybe(8) && comprehensions < 3) {
            int at = out.length();
            comprehension(d);
            // The generator expression that is the only argument needs no brackets of its own.
            if (out.charAt(at) == '(' && maybe(50)) out.deleteCharAt(out.length() - 1).deleteCharAt(at);
        } else {
            int positional = upTo(60) == 0 ? count(15, 31, 256) : count(0, 1, 1, 2, 3);
            list(positional, ", ", () -> {
                gap();
                if (maybe(12)) put("*");
                if (positional > 5) atom();
                else expr(d);
            });
            int keywords = upTo(60) == 0 ? 17 : count(0, 0, 0, 1, 2, 3);
            for (int i = 0; i < keywords; i++) {
                if (positional + i > 0) put(", ");
                gap();
                put(maybe(15) ? "**" : "k" + i + "=");
                if (keywords > 5) atom();
                else expr(d);
            }
            if (positional + keywords > 0 && maybe(10)) put(",");
        }
        gap();
        put(")");
        breaks = before;
    }

    private void subscript(int d) {
        expr(d);
        put("[");
        boolean before = breaks;
        breaks = strings == 0;
        gap();
        list(count(1, 1, 1, 2), ", ", () -> {
            int kind = upTo(6);
            if (kind < 3) {
                expr(d);
            } else {
                if (maybe(60)) expr(d);
                put(":");
                if (maybe(60)) expr(d);
                if (kind == 3) {
                    put(":");
                    if (maybe(60)) expr(d);
                }
            }
        });
        if (maybe(5)) put(",");
        gap();
        put("]");
        breaks = before;
    }

    private void lambda(int d) {
        var outer = scope;
        int within = comprehensions;
        boolean couldBind = binds;
        put("lambda ");
        // Defaults belong to the scope around.
        var inner = new Scope(outer, 'l');
        parameters(inner, d, false);
        put(": ");
        gap();
        scope = inner;
        comprehensions = 0;
        inner.yields = suspends && maybe(20);
        binds = couldBind;
        expr(d);
        scope = outer;
        comprehensions = within;
        binds = couldBind;
    }

    private void suspension(int d) {
        boolean canAwait = suspends && (scope.kind == 'a' || scope.kind == 'm' && topLevelAwait && mode == Mode.EXEC);
        if (canAwait && (comprehensions == 0 || maybe(50)) && maybe(60)) {
            put("await ");
            expr(d);
        } else if (scope.yields && suspends && comprehensions == 0) {
            put("yield");
            int kind = upTo(6);
            if (kind > 0) {
                put(" ");
                if (kind == 1 && scope.kind != 'a') put("from ");
                if (kind == 2) put("*a, ");
                expr(d);
            }
        } else {
            atom();
        }
    }

    // Format strings

    private void formatString(int d) {
        if (strings >= 2) {
            name();
            return;
        }
        var quote = strings == 1 ? "'" : pick("\"", "\"", "\"\"\"");
        boolean before = breaks;
        breaks = false;
        strings++;
        if (strings == 1 && maybe(20)) put(pick("'plain' ", "\"{x}\" ", "u'u'", "r'\\d'"));
        put(pick("f", "f", "F")).put(quote);
        list(count(0, 1, 2, 3), "", () -> {
            put(pick("", "t", " ", "{{", "}}", "é", "%", "#"));
            if (strings == 1) put(pick("", "", "\\n", "\\x41", "\\N{BULLET}"));
            if (quote.length() == 3 && maybe(30)) put("\n  ");
            if (maybe(75)) field(d);
        });
        put(quote);
        strings--;
        if (strings == 0 && maybe(20)) put(pick(" 'plain'", " \"s\"", " f''", " f'{a}'"));
        breaks = before;
    }

    private void field(int d) {
        put("{");
        switch (upTo(9)) {
            case 0 -> put(" a ");
            case 1 -> put("a.b[0]");
            case 2 -> put("(1, 2)");
            case 3 -> put("a + b");
            case 4 -> {
                if (binds) put("(w := a)");
                else put("a");
            }
            case 5 -> put("(lambda x: x)");
            case 6 -> {
                if (strings == 1) formatString(d - 1);
                else put("1");
            }
            case 7 -> put("a, b");
            default -> put("a");
        }
        if (maybe(15)) put(pick("=", " = "));
        if (maybe(25)) put(pick("!r", "!s", "!a"));
        if (maybe(25)) {
            put(":" + pick("", ">10", "{a}", "{a!r}.{b}", "%H", "x{(1)}", "{a:}>"));
        }
        put("}");
    }

    // Parameters

    private void parameters(Scope inner, int d, boolean annotated) {
        var pool = new ArrayList<>(List.of(PARAMETERS));
        int first = out.length();
        int number = count(0, 0, 1, 1, 2, 3);
        boolean defaults = false;
        for (int i = 0; i < number; i++) {
            if (!defaults) defaults = maybe(30);
            parameter(inner, pool, first, "", defaults, d, annotated);
            if (i == 0 && maybe(15)) put(", /");
        }
        boolean star = true;
        if (maybe(25)) {
            parameter(inner, pool, first, "*", false, d, annotated);
        } else if (maybe(20)) {
            put(out.length() > first ? ", *" : "*");
            parameter(inner, pool, first, "", maybe(50), d, annotated);
        } else {
            star = false;
        }
        if (star && maybe(40)) parameter(inner, pool, first, "", maybe(50), d, annotated);
        if (maybe(20)) parameter(inner, pool, first, "**", false, d, annotated);
    }

    private void parameter(Scope inner, List<String> pool, int first, String stars, boolean byDefault, int d, boolean annotated) {
        if (out.length() > first) put(", ");
        gap();
        var name = pool.remove(upTo(pool.size()));
        inner.parameters.add(name);
        put(stars).put(name);
        if (annotated && maybe(25)) {
            put(": ");
            annotation();
        }
        if (byDefault) {
            put("=");
            expr(d - 1);
        }
    }

    private void annotation() {
        boolean couldBind = binds;
        boolean couldSuspend = suspends;
        if (futureAnnotations) {
            binds = false;
            suspends = false;
        }
        if (maybe(30)) put(pick("int", "'str'", "a.b", "list[int]", "None"));
        else expr(2);
        binds = couldBind;
        suspends = couldSuspend;
    }

    // Targets

    private void target(boolean tuples) {
        switch (upTo(tuples ? 13 : 8)) {
            case 0, 1, 2 -> name();
            case 3 -> {
                expr(1);
                put(breaks ? "\n." : "." ).put(pick(ATTRIBUTES));
            }
            case 4 -> put("a.b");
            case 5 -> {
                expr(1);
                put("[");
                expr(1);
                put("]");
            }
            case 6 -> put("a[b:c]");
            case 7 -> put("f(a)\\\n.b");
            case 8 -> put(pick("a, b", "a, b, c", "x, a.b, y[0]"));
            case 9 -> put(pick("*a, b", "a, *b", "a, *b, c", "*a,"));
            case 10 -> put(pick("[a, b]", "[a, *b]", "[]", "()", "(a\n.b)"));
            case 11 -> put(pick("a, (b, c)", "(a, [b, *c]), d", "((a))"));
            default -> put("(a\n,\nb)");
        }
    }

    // Patterns

    private String capture() {
        return "m" + captures++;
    }

    private void pattern(int d) {
        if (d <= 0 || maybe(25)) {
            put(maybe(20) ? "_" : pick(LITERAL_PATTERNS));
            return;
        }
        switch (upTo(12)) {
            case 0 -> {
                put("[");
                list(count(0, 1, 2, 3), ", ", () -> subpattern(d));
                put("]");
            }
            case 1 -> {
                put("(");
                subpattern(d);
                put(", *" + (maybe(50) ? "_" : capture()) + ", ");
                subpattern(d);
                put(")");
            }
            case 2 -> {
                put("[");
                put("*" + (maybe(50) ? "_" : capture()));
                list(count(0, 1, 2), "", () -> {
                    put(", ");
                    subpattern(d);
                });
                put("]");
            }
            case 3, 4 -> {
                put("{");
                int number = count(0, 1, 2);
                for (int i = 0; i < number; i++) {
                    put(i > 0 ? ", " + pick("A.b", "None", "1+1j") : pick("1", "\"a\"", "a.b", "-1", "True"));
                    put(": ");
                    subpattern(d);
                }
                if (maybe(30)) put((number > 0 ? ", " : "") + "**" + capture());
                put("}");
            }
            case 5, 6 -> {
                put(pick("A", "a.b", "int", "A.B.C") + "(");
                int positional = count(0, 1, 2);
                int keywords = count(0, 1, 2);
                for (int i = 0; i < positional + keywords; i++) {
                    if (i > 0) put(", ");
                    if (i >= positional) put("k" + i + "=");
                    subpattern(d);
                }
                put(")");
            }
            case 7, 8 -> {
                var name = capture();
                put("(");
                int number = count(2, 2, 3);
                for (int i = 0; i < number; i++) {
                    put(i > 0 ? " | " : "");
                    switch (upTo(4)) {
                        case 0 -> put("[" + name + ", 1]");
                        case 1 -> put("{\"k\": " + name + "}");
                        case 2 -> put("A(x=" + name + ")");
                        default -> put("((1 | 2 | \"s\") as " + name + ")");
                    }
                }
                put(")");
            }
            case 9 -> {
                put("(");
                int number = count(2, 3, 4);
                for (int i = 0; i < number; i++) put((i > 0 ? " | " : "") + pick(LITERAL_PATTERNS));
                put(")");
            }
            case 10 -> {
                put("(");
                pattern(d - 1);
                if (out.charAt(out.length() - 1) == '_') out.setLength(out.length() - 1);
                if (out.charAt(out.length() - 1) == '(') put("1");
                put(" as " + capture() + ")");
            }
            default -> {
                put("(\n");
                pattern(d - 1);
                put(")");
            }
        }
    }

    private void subpattern(int d) {
        if (maybe(20)) put(capture());
        else pattern(d - 1);
    }

    // Statements

    private void block(String indent, int depth) {
        if (maybe(12)) {
            put(": ");
            simple();
            put("\n");
            return;
        }
        put(maybe(8) ? ":  # comment\n" : ":\n");
        var inner = indent + (maybe(85) ? "    " : pick(" ", "\t", "  "));
        for (int i = count(1, 1, 2, 3); i > 0; i--) statement(inner, depth);
    }

    private void statement(String indent, int depth) {
        if (upTo(40) == 0) {
            int kind = upTo(80);
            int lines = kind == 0 ? 130 : kind == 1 ? 255 + upTo(3) : kind == 2 ? 700 : 1;
            for (int i = 0; i < lines; i++) put("\n");
        }
        if (depth <= 0 || isFull() || maybe(38)) {
            put(indent);
            simple();
            while (upTo(12) == 0) {
                put("; ");
                simple();
            }
            put(maybe(4) ? " ;\n" : "\n");
            return;
        }
        int d = depth - 1;
        switch (upTo(20)) {
            case 0, 1, 2 -> conditional(indent, d);
            case 3, 4 -> whileLoop(indent, d);
            case 5, 6, 7 -> forLoop(indent, d);
            case 8, 9, 10 -> tryStatement(indent, d);
            case 11, 12 -> with(indent, d);
            case 13, 14 -> match(indent, d);
            case 15, 16, 17 -> function(indent, d);
            case 18 -> klass(indent, d);
            default -> {
                if (scope.isFunction() || scope.loops > 0) leaving(indent, d);
                else function(indent, d);
            }
        }
    }

    private void simple() {
        int depth = count(1, 2, 3);
        switch (upTo(scope.isFunction() ? 30 : 25)) {
            case 0 -> put("pass");
            case 1 -> {
                put("raise");
                if (maybe(70)) {
                    put(" ");
                    expr(depth);
                    if (maybe(30)) {
                        put(" from ");
                        expr(depth);
                    }
                }
            }
            case 2, 3 -> {
                put("assert ");
                condition(depth);
                if (maybe(50)) {
                    put(", ");
                    expr(depth);
                }
            }
            case 4 -> put("del " + pick("a", "a.b", "a[0]", "(a, b)", "a, b.c", "[a, b]", "(a)", "a[b:c],"));
            case 5 -> {
                put(pick("import os", "import os.path", "import os.path as p", "import a.b.c as q, d", "import a.b.c, sys as s",
                        "from os import a", "from . import a as b, c", "from ..a.b import (a,\n b as d)", "from .b import __p",
                        scope.kind == 'm' ? "from a import *" : "from a import b"));
            }
            case 6, 7 -> {
                target(false);
                put(" " + pick(BINARY) + "= ");
                expr(depth);
            }
            case 8, 9 -> annotated(depth);
            case 10, 11, 12, 13 -> {
                for (int i = count(1, 1, 1, 2); i > 0; i--) {
                    target(true);
                    put(" = ");
                }
                value(depth);
            }
            case 14 -> put(pick("a, b = b, a", "a, b, c = c, b, a", "a, b = 1, 2", "a, *b = 1, 2, 3", "[a, b] = (c, d)",
                    "a, b, c, d = d, c, b, a", "a = b = c = 0", "(a, b), c = (1, 2), 3", "a, b = c", "x = y, = z", "x = 1e400 - 1e400"));
            case 15 -> put(pick("1", "\"doc\"", "...", "None", "x", "b\"x\"", "1, 2", "f\"a\"", "-1", "(1, 2)"));
            case 16, 17 -> {
                if (scope.loops > 0) put(pick("break", "continue"));
                else expr(depth);
            }
            case 25, 26, 27 -> returning(depth);
            case 28, 29 -> {
                if (scope.yields) put(pick("yield", "yield a", "x = yield", "x = yield 1", "yield 1, 2", "await_ = yield (a)"));
                else returning(depth);
            }
            default -> expr(depth);
        }
    }

    private void value(int depth) {
        switch (upTo(10)) {
            case 0 -> {
                put("*");
                expr(depth);
                put(",");
            }
            case 1 -> {
                expr(depth);
                put(", ");
                expr(depth);
            }
            default -> expr(depth);
        }
    }

    private void returning(int depth) {
        put("return");
        boolean canReturnValue = scope.kind != 'a' || scope.returnsValues;
        if (!canReturnValue) return;
        switch (upTo(7)) {
            case 0 -> {}
            case 1 -> put(pick(" None", " 1", " (\n1)", " ()", " 1, 2", " \"s\""));
            case 2 -> {
                put(" a, *");
                expr(depth);
            }
            default -> {
                put(" ");
                expr(depth);
            }
        }
    }

    private void annotated(int depth) {
        var target = pick("a", "x", "b", "(b)", "a.b", "a[0]", "a[1:2]", "__p", "f(a).b");
        if (scope.declared.contains(target) || isDeclaredAtModule(target)) target = "a.b";
        put(target).put(": ");
        annotation();
        if (maybe(50)) {
            put(" = ");
            value(depth);
        }
    }

    private boolean isDeclaredAtModule(String name) {
        return scope.kind == 'm' && scope.declared.contains(name);
    }

    private void loopBlock(String indent, int depth) {
        scope.loops++;
        block(indent, depth);
        scope.loops--;
    }

    private void orElse(int percent, String indent, String head, int depth) {
        if (!maybe(percent)) return;
        put(indent + head);
        block(indent, depth);
    }

    private void conditional(String indent, int d) {
        put(indent + "if ");
        condition(3);
        block(indent, d);
        while (upTo(4) == 0) {
            put(indent + "elif ");
            condition(2);
            block(indent, d);
        }
        orElse(40, indent, "else", d);
    }

    private void whileLoop(String indent, int d) {
        put(indent + "while ");
        condition(3);
        loopBlock(indent, d);
        orElse(30, indent, "else", d);
    }

    private String mark() {
        return (scope.kind == 'a' || scope.kind == 'm' && topLevelAwait) && maybe(50) ? "async " : "";
    }

    private void forLoop(String indent, int d) {
        put(indent + mark() + "for ");
        put(pick("a", "a", "x", "a, b", "a, *b", "(a, b), c", "a.b", "a[0]", "[a, b]", "a[b:c]", "*a,", "gx", "a\\\n.b"));
        put(" in ");
        if (maybe(15)) put(pick("[1, 2]", "(1, 2)", "{1, 2}", "()", "[]", "*a, b", "a, b", "[a, b]"));
        else expr(3);
        loopBlock(indent, d);
        orElse(30, indent, "else", d);
    }

    private void tryStatement(String indent, int d) {
        put(indent + "try");
        block(indent, d);
        int handlers = count(0, 1, 1, 2);
        for (int i = 0; i < handlers; i++) {
            put(indent + "except ");
            expr(1);
            put(pick("", " as a", " as y", " as __p"));
            block(indent, d);
        }
        if (handlers > 0) {
            orElse(20, indent, "except", d);
            orElse(30, indent, "else", d);
        }
        orElse(handlers > 0 ? 40 : 100, indent, "finally", d);
    }

    private void with(String indent, int d) {
        put(indent + mark() + "with ");
        boolean brackets = maybe(20);
        if (brackets) put("(");
        boolean before = breaks;
        breaks = brackets;
        list(count(1, 1, 2, 3), ", ", () -> {
            item(2);
            put(pick("", "", " as a", " as a.b", " as (a, b)", " as a[0]", " as [a, *b]", " as x"));
        });
        breaks = before;
        if (brackets) put(maybe(30) ? ",)" : ")");
        block(indent, d);
    }

    private void match(String indent, int d) {
        put(indent + "match ");
        if (maybe(20)) put("a, *b");
        else expr(2);
        put(":\n");
        var inner = indent + "    ";
        for (int i = count(1, 2, 3); i > 0; i--) {
            put(inner + "case ");
            int at = out.length();
            switch (upTo(6)) {
                case 0 -> {
                    subpattern(2);
                    put(", ");
                    subpattern(2);
                }
                case 1 -> put("*" + capture() + ", 1");
                default -> {
                    pattern(3);
                    if (out.charAt(out.length() - 1) == ')' && maybe(10)) put(" as " + capture());
                }
            }
            boolean needsGuard = isIrrefutable(out.substring(at));
            if (needsGuard || maybe(35)) {
                put(" if ");
                if (needsGuard) expr(2);
                else condition(2);
            }
            block(inner, d);
        }
        orElse(40, inner, "case " + pick("_", "zz", "(_)"), d);
    }

    private static boolean isIrrefutable(String pattern) {
        return pattern.replaceAll("[(\\n) ]", "").matches("_|m\\d+|_asm\\d+");
    }

    private void function(String indent, int d) {
        boolean isAsync = maybe(30);
        for (int i = count(0, 0, 0, 1, 2); i > 0; i--) {
            put(indent + "@");
            expr(2);
            put("\n");
            if (upTo(10) == 0) put("\n");
        }
        var inner = new Scope(scope, isAsync ? 'a' : 'f');
        put(indent + (isAsync ? "async " : "") + "def " + pick("f", "g", "__h", "a", "é") + "(");
        boolean before = breaks;
        breaks = true;
        parameters(inner, 2, true);
        breaks = before;
        put(")");
        if (maybe(20)) {
            put(" -> ");
            annotation();
        }
        var outer = scope;
        inner.yields = maybe(isAsync ? 40 : 35);
        inner.returnsValues = !inner.yields;
        body(inner, indent, d);
        scope = outer;
    }

    private void body(Scope inner, String indent, int d) {
        int within = comprehensions;
        comprehensions = 0;
        scope = inner;
        put(":\n");
        var deeper = indent + "    ";
        if (maybe(25)) put(deeper + pick("\"\"\"doc\"\"\"", "\"a\" + \"b\"", "f\"x\"", "\"a\" \"b\"", "b\"no\"", "'''l\nl'''", "\"d\"; x = 1") + "\n");
        if (maybe(12)) declare(deeper, "global", pick(GLOBALS));
        if (maybe(20)) {
            var name = enclosing(inner);
            if (name != null) declare(deeper, "nonlocal", name);
        }
        for (int i = count(1, 1, 2, 3, 4); i > 0; i--) statement(deeper, d);
        comprehensions = within;
    }

    private void declare(String indent, String keyword, String name) {
        if (!scope.declared.add(name)) return;
        put(indent + keyword + " " + name + "\n");
    }

    /// A parameter of a function around that this scope may declare `nonlocal`.
    private String enclosing(Scope inner) {
        for (var around = inner.outer; around != null; around = around.outer) {
            if (!around.isFunction() || around.parameters.isEmpty()) continue;
            var name = around.parameters.stream().sorted().skip(upTo(around.parameters.size())).findFirst().orElseThrow();
            return inner.parameters.contains(name) || name.equals("__p") ? null : name;
        }
        return null;
    }

    private void klass(String indent, int d) {
        for (int i = count(0, 0, 1); i > 0; i--) {
            put(indent + "@");
            expr(2);
            put("\n");
        }
        put(indent + "class " + pick("A", "B", "__C", "_")).put(pick("", "()", "(A)", "(A, metaclass=a)", "(*a, **b)", "(A,\n  B, k=1)"));
        var outer = scope;
        body(new Scope(outer, 'c'), indent, d);
        var deeper = indent + "    ";
        if (maybe(40)) {
            put(deeper + pick("def m(self): return super().m(__class__, self.__q)", "def m(self): return lambda: __class__",
                    "x = [__class__ for i in a]", "def m(self, a=[c for c in d]): return super", "__slots__ = 'a', '__b'",
                    "f = lambda self: super().f()", "class D:\n" + deeper + "    def n(self): return __class__, D") + "\n");
        }
        scope = outer;
    }

    /// The ways out of nested blocks, each of which unwinds what is around it.
    private void leaving(String indent, int d) {
        var opening = pick("for a in b", "while x", "for a, b in c", "while True");
        put(indent + opening + ":\n");
        scope.loops++;
        var inner = indent;
        for (int i = count(1, 2, 3); i > 0; i--) {
            inner += "    ";
            put(inner + pick("try", "try", "with a as b", "with a, b", "if x", "for c in d") + ":\n");
        }
        leave(inner + "    ");
        var lines = out.toString().split("\n");
        // The clauses that close what was opened, innermost first.
        var heads = new ArrayDeque<String>();
        for (int i = lines.length - 1; i >= 0 && !lines[i].equals(indent + opening + ":"); i--) heads.add(lines[i]);
        for (var head : heads) {
            if (!head.endsWith("try:")) continue;
            var margin = head.substring(0, head.length() - 4);
            if (maybe(60)) {
                if (maybe(50)) {
                    put(margin + "except " + pick("A as e", "A", "(A, B) as e") + ":\n");
                    leave(margin + "    ");
                }
                put(margin + "finally:\n");
                if (maybe(30)) leave(margin + "    ");
                else put(margin + "    " + pick("a()", "pass", "x = 1", "for q in r: break", "del a") + "\n");
            } else {
                put(margin + "except" + pick("", " A", " A as e") + ":\n");
                leave(margin + "    ");
                if (maybe(40)) {
                    put(margin + "else:\n");
                    leave(margin + "    ");
                }
            }
        }
        if (maybe(40)) statement(indent + "    ", d - 1);
        scope.loops--;
        orElse(30, indent, "else", d - 1);
    }

    private void leave(String indent) {
        if (maybe(40)) put(indent + pick("a()", "if x: y()", "x = 1", "pass") + "\n");
        if (maybe(40)) put(indent + "if " + pick("x", "a and b", "not x", "1", "a or b", "x < y < z") + ": ");
        else put(indent);
        if (scope.isFunction() && maybe(50)) returning(1);
        else put(pick("break", "continue", "raise", "pass", "a()"));
        put("\n");
    }

    /// A body so large that jumps, names and constants need long arguments.
    private void large(String indent) {
        int number = upTo(400) == 0 ? 9000 : count(60, 130, 300);
        boolean names = maybe(50);
        put(indent + pick("for a in b", "while x", "if x", "try", "with a", "def f(a)", "async def f()") + ":\n");
        boolean isTry = out.toString().endsWith("try:\n");
        for (int i = 0; i < number; i++) {
            put(indent + "    ");
            switch (upTo(5)) {
                case 0 -> put((names ? "n" + i : "n") + " = " + (maybe(50) ? i : "a"));
                case 1 -> put("f(" + i + ".5, k=n.a" + (names ? i : 0) + ")");
                case 2 -> put("if a" + pick("", " and b", " < b < c") + ": " + pick("b", "c = 1", "pass"));
                case 3 -> put("x = [a for i in b]");
                default -> put("a = b if c else d");
            }
            put("\n");
        }
        if (isTry) put(indent + pick("finally", "except A as e") + ":\n" + indent + "    pass\n");
    }

    /// The whole program.
    String program() {
        switch (mode) {
            case EVAL -> {
                breaks = false;
                if (maybe(30)) condition(4);
                else expr(4);
                if (maybe(10)) put(", 1");
                put(pick("", "\n", "  # c"));
            }
            case SINGLE -> {
                statement("", 3);
                while (out.length() == 0 || out.charAt(0) == '\n') out.deleteCharAt(0);
            }
            case EXEC -> {
                if (maybe(15)) put(pick("\"\"\"doc\"\"\"\n", "'d' 'e'\n", "\n\n\n", "# comment\n", "f''\n"));
                if (out.indexOf("f''") < 0 && maybe(6)) {
                    put("from __future__ import " + pick("annotations", "annotations, division", "generator_stop", "(annotations)") + "\n");
                    futureAnnotations = out.indexOf("annotations") >= 0;
                }
                if (maybe(4)) declare("", "global", pick(GLOBALS));
                for (int i = count(1, 2, 4, 8); i > 0; i--) statement("", 4);
                if (upTo(250) == 0) large("");
                else while (out.length() < size / 3) statement("", 4);
                if (maybe(5)) out.setLength(out.length() - 1);
            }
        }
        return out.toString();
    }
}
