package taipan.compiler.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taipan.compiler.tokens.TokenType;

/// A parsing expression grammar, read from text.
///
/// A line that ends with a colon begins a rule; each line below it is an alternative, and the first one that matches
/// wins. `'if'` is a token, `"match"` a name with a meaning, `NAME` a kind of token, and anything else a rule.
/// `[x]` and `x?` may be absent, `x*` and `x+` repeat, `','.x+` repeats with separators, `(x | y)` groups, `&x` and
/// `!x` look ahead, `&&x` insists on a token, and after `~` no further alternative is tried. `a=x` names what `x`
/// gave, for the action after `=>`; without an action an alternative gives the value of its only item.
///
/// A rule is marked `memo` when its results are remembered, `left` when it is left-recursive, and `quiet` when no rule
/// for errors takes part beneath it.
/// CPython: Grammar/python.gram
final class Grammar {
    /// The kinds of items.
    static final int TOKEN = 0;

    static final int NAME = 1;
    static final int NUMBER = 2;
    static final int WORD = 3;
    static final int ANY_WORD = 4;
    static final int RULE = 5;
    static final int OPTIONAL = 6;
    static final int REPEAT = 7;
    static final int SEPARATED = 8;
    static final int AHEAD = 9;
    static final int NOT_AHEAD = 10;
    static final int INSIST = 11;
    static final int CUT = 12;

    /// A part of an alternative. Which fields mean something depends on `kind`.
    static final class Item {
        final int kind;
        int type;
        int minimum;
        String text;
        Rule rule;
        Item inner;
        Item separator;

        Item(int kind) {
            this.kind = kind;
        }
    }

    /// What an alternative gives: an operation on what its items gave.
    static final class Action {
        static final int OPERATION = 0;
        static final int CAPTURE = 1;
        static final int TEXT = 2;
        static final int WORD = 3;

        final int kind;
        final String name;
        int index;
        final List<Action> arguments = new ArrayList<>();

        Action(int kind, String name) {
            this.kind = kind;
            this.name = name;
        }
    }

    static final class Alternative {
        final List<Item> items = new ArrayList<>();
        final List<String> captures = new ArrayList<>();
        Action action;

        /// The version of Python that brought it, and how it is called when that is too new; 0 for none.
        int since;

        String what;

        /// Whether it is a rule for errors.
        boolean invalid;

        int indexOf(String capture) {
            return captures.indexOf(capture);
        }
    }

    static final class Rule {
        final String name;
        final List<Alternative> alternatives = new ArrayList<>();
        boolean memo;
        boolean left;
        boolean quiet;
        int memoIndex = -1;

        Rule(String name) {
            this.name = name;
        }
    }

    private static final class Python {
        static final Grammar GRAMMAR =
                new Grammar(StatementGrammar.RULES, ExpressionGrammar.RULES, ErrorGrammar.RULES);
    }

    private final Map<String, Rule> rules = new HashMap<>();
    private int memoCount;

    private String line;
    private int at;

    /// The grammar of Python 3.10.
    static Grammar python() {
        return Python.GRAMMAR;
    }

    private Grammar(String... texts) {
        String[][] lines = new String[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            lines[i] = texts[i].split("\n");
            for (String each : lines[i]) {
                if (!each.startsWith(" ") && !each.isEmpty()) {
                    declare(each);
                }
            }
        }
        for (String[] text : lines) {
            Rule rule = null;
            for (String each : text) {
                if (each.isEmpty()) {
                    continue;
                }
                if (!each.startsWith(" ")) {
                    rule = rules.get(each.substring(0, each.indexOf(each.contains(" ") ? ' ' : ':')));
                    continue;
                }
                line = each;
                at = 0;
                rule.alternatives.add(alternative());
            }
        }
    }

    Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("no rule " + name);
        }
        return rule;
    }

    int memoCount() {
        return memoCount;
    }

    private void declare(String header) {
        String[] words = header.substring(0, header.length() - 1).split(" ");
        Rule rule = new Rule(words[0]);
        for (int i = 1; i < words.length; i++) {
            switch (words[i]) {
                case "memo" -> rule.memo = true;
                case "left" -> {
                    rule.memo = true;
                    rule.left = true;
                }
                case "quiet" -> rule.quiet = true;
                default -> throw new IllegalArgumentException(header);
            }
        }
        if (rule.memo) {
            rule.memoIndex = memoCount++;
        }
        rules.put(rule.name, rule);
    }

    private void skipSpaces() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean accept(String text) {
        skipSpaces();
        if (line.startsWith(text, at)) {
            at += text.length();
            return true;
        }
        return false;
    }

    private boolean atEnd() {
        skipSpaces();
        return at == line.length() || "|)]".indexOf(line.charAt(at)) >= 0;
    }

    private Alternative alternative() {
        Alternative alternative = new Alternative();
        while (!atEnd() && !line.startsWith("=>", at)) {
            int start = at;
            String capture = null;
            String word = word();
            if (!word.isEmpty() && at < line.length() && line.charAt(at) == '=') {
                at++;
                capture = word;
            } else {
                at = start;
            }
            alternative.captures.add(capture);
            alternative.items.add(item());
        }
        if (accept("=>")) {
            if (accept("since ")) {
                alternative.since = Integer.parseInt(word());
                skipSpaces();
                alternative.what = quoted('"');
            }
            if (!atEnd()) {
                alternative.action = action(alternative);
            }
        }
        Item only = alternative.items.size() == 1 ? alternative.items.getFirst() : null;
        alternative.invalid = only != null && only.kind == RULE && only.rule.name.startsWith("invalid_");
        return alternative;
    }

    private String word() {
        int start = at;
        while (at < line.length() && (Character.isLetterOrDigit(line.charAt(at)) || line.charAt(at) == '_')) {
            at++;
        }
        return line.substring(start, at);
    }

    private String quoted(char quote) {
        int end = at + 1;
        StringBuilder text = new StringBuilder();
        while (line.charAt(end) != quote) {
            if (line.charAt(end) == '\\') {
                end++;
            }
            text.append(line.charAt(end++));
        }
        at = end + 1;
        return text.toString();
    }

    private Item item() {
        if (accept("~")) {
            return new Item(CUT);
        }
        if (accept("&&")) {
            Item item = new Item(INSIST);
            item.text = quoted('\'');
            item.type = TokenType.ofSpelling(item.text);
            return item;
        }
        if (accept("&") || accept("!")) {
            Item item = new Item(line.charAt(at - 1) == '&' ? AHEAD : NOT_AHEAD);
            item.inner = atom();
            return item;
        }
        Item item = atom();
        if (at < line.length()) {
            switch (line.charAt(at)) {
                case '?' -> {
                    at++;
                    return wrapped(OPTIONAL, item, 0);
                }
                case '*' -> {
                    at++;
                    return wrapped(REPEAT, item, 0);
                }
                case '+' -> {
                    at++;
                    return wrapped(REPEAT, item, 1);
                }
                case '.' -> {
                    at++;
                    Item separated = wrapped(SEPARATED, atom(), 1);
                    separated.separator = item;
                    at++;
                    return separated;
                }
                default -> {}
            }
        }
        return item;
    }

    private static Item wrapped(int kind, Item inner, int minimum) {
        Item item = new Item(kind);
        item.inner = inner;
        item.minimum = minimum;
        return item;
    }

    private Item atom() {
        skipSpaces();
        char c = line.charAt(at);
        if (c == '\'') {
            Item item = new Item(TOKEN);
            item.text = quoted('\'');
            item.type = TokenType.ofSpelling(item.text);
            return item;
        }
        if (c == '"') {
            Item item = new Item(WORD);
            item.text = quoted('"');
            return item;
        }
        if (c == '(' || c == '[') {
            at++;
            Item group = group();
            at++;
            return c == '(' ? group : wrapped(OPTIONAL, simplified(group), 0);
        }
        String word = word();
        if (word.isEmpty()) {
            throw new IllegalArgumentException(line + " at " + at);
        }
        switch (word) {
            case "NAME" -> {
                return new Item(NAME);
            }
            case "NUMBER" -> {
                return new Item(NUMBER);
            }
            case "SOFT_KEYWORD" -> {
                return new Item(ANY_WORD);
            }
            default -> {}
        }
        int type = TokenType.ofName(word);
        if (type != TokenType.ERRORTOKEN) {
            Item item = new Item(TOKEN);
            item.type = type;
            return item;
        }
        Item item = new Item(RULE);
        item.rule = rule(word);
        return item;
    }

    private Item group() {
        Rule rule = new Rule("_group");
        do {
            rule.alternatives.add(alternative());
        } while (accept("|"));
        Item item = new Item(RULE);
        item.rule = rule;
        return item;
    }

    /// A group that holds one item is that item.
    private static Item simplified(Item group) {
        List<Alternative> alternatives = group.rule.alternatives;
        if (alternatives.size() == 1) {
            Alternative only = alternatives.getFirst();
            if (only.items.size() == 1 && only.action == null) {
                return only.items.getFirst();
            }
        }
        return group;
    }

    private Action action(Alternative alternative) {
        skipSpaces();
        String name = word();
        int index = alternative.indexOf(name);
        if (index >= 0) {
            Action capture = new Action(Action.CAPTURE, name);
            capture.index = index;
            return capture;
        }
        Action operation = new Action(Action.OPERATION, name);
        while (!atEnd()) {
            char c = line.charAt(at);
            if (c == '"') {
                operation.arguments.add(new Action(Action.TEXT, quoted('"')));
            } else if (c == '(') {
                at++;
                operation.arguments.add(action(alternative));
                accept(")");
            } else {
                String word = word();
                int captured = alternative.indexOf(word);
                Action argument = new Action(captured >= 0 ? Action.CAPTURE : Action.WORD, word);
                argument.index = captured;
                operation.arguments.add(argument);
            }
        }
        return operation;
    }
}
