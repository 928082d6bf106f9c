package taipan.lab;

import java.lang.reflect.RecordComponent;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import taipan.code.ConstantText;
import taipan.compiler.ast.Expr;
import taipan.compiler.ast.Mod;
import taipan.compiler.ast.Span;
import taipan.compiler.ast.Stmt;

/// The tree of a program as the page shows it, with the names that Python's `ast` module uses; and where the compiler
/// has put a constant in place of an expression.
final class TreeView {
    private static final int LONGEST = 120;

    private final Map<Object, Object> folded = new IdentityHashMap<>();
    private final Places places;
    private final JsonWriter json;

    private TreeView(Places places, JsonWriter json) {
        this.places = places;
        this.json = json;
    }

    static void write(Mod tree, Map<Object, Object> folded, Places places, JsonWriter json) {
        var view = new TreeView(places, json);
        view.folded.putAll(folded);
        view.node(tree, "");
    }

    /// The expressions of `before` that are constants in `after`, with those constants.
    static Map<Object, Object> foldings(Object before, Object after) {
        var found = new IdentityHashMap<Object, Object>();
        compare(before, after, found);
        return found;
    }

    private static void compare(Object before, Object after, Map<Object, Object> found) {
        if (before == after || before == null || after == null) return;
        if (after instanceof Expr.Constant(var value, _, _) && before instanceof Expr && !(before instanceof Expr.Constant)) {
            found.put(before, value);
            return;
        }
        if (before instanceof List<?> a && after instanceof List<?> b) {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) compare(a.get(i), b.get(i), found);
        } else if (before instanceof Record && before.getClass() == after.getClass()) {
            for (RecordComponent part : before.getClass().getRecordComponents()) {
                compare(get(part, before), get(part, after), found);
            }
        }
    }

    static Object get(RecordComponent part, Object of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `{k: kind, f: field, s: span, t: text, c: children, v: the constant it became}`
    private void node(Object node, String field) {
        json.open('{').field("k", kind(node));
        if (!field.isEmpty()) json.field("f", field);
        if (folded.get(node) instanceof Object constant) json.field("v", brief(ConstantText.repr(constant)));
        var text = new StringBuilder();
        RecordComponent[] parts = node.getClass().getRecordComponents();
        for (RecordComponent part : parts) {
            if (part.getType() == Span.class) {
                json.name("s");
                places.write(json, (Span) get(part, node));
            } else {
                scalar(text, part, get(part, node));
            }
        }
        if (!text.isEmpty()) json.field("t", text.toString());
        json.name("c").open('[');
        for (RecordComponent part : parts) {
            Object value = get(part, node);
            String name = name(part);
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof Record r) node(r, name + "[" + i + "]");
                }
            } else if (value instanceof Record r && !(value instanceof Span) && isNode(r)) {
                node(r, name);
            }
        }
        json.close(']').close('}');
    }

    private static boolean isNode(Record value) {
        return value.getClass().getPackage() == Mod.class.getPackage();
    }

    private static void scalar(StringBuilder text, RecordComponent part, Object value) {
        String shown;
        if (part.getName().equals("value") && part.getDeclaringRecord() == Expr.Constant.class
                || part.getDeclaringRecord().getSimpleName().equals("MatchSingleton") && part.getName().equals("value")) {
            shown = brief(ConstantText.repr(value));
        } else if (value instanceof List<?> list) {
            if (list.isEmpty() || list.getFirst() instanceof Record) return;
            var items = new StringBuilder();
            for (Object item : list) {
                if (item == null) continue;
                items.append(items.isEmpty() ? "" : ", ").append(item instanceof Enum<?> e ? operator(e) : item);
            }
            shown = items.toString();
        } else if (value instanceof Enum<?> e) {
            shown = operator(e);
        } else if (value instanceof String s) {
            shown = s;
        } else if (value instanceof Integer n && n != -1 && n != 0) {
            shown = part.getName().equals("conversion") ? "!" + (char) n.intValue() : n.toString();
        } else if (value == Boolean.TRUE) {
            shown = "True";
        } else {
            return;
        }
        text.append(text.isEmpty() ? "" : "  ").append(name(part)).append('=').append(shown);
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String kind(Object node) {
        return node instanceof Stmt.ExprStmt ? "Expr" : switch (node.getClass().getSimpleName()) {
            case "Arg" -> "arg";
            case "Arguments" -> "arguments";
            case "Keyword" -> "keyword";
            case "Alias" -> "alias";
            case "WithItem" -> "withitem";
            case "Comprehension" -> "comprehension";
            case "MatchCase" -> "match_case";
            case String name -> name;
        };
    }

    /// The field's name in Python: `decoratorList` is `decorator_list`.
    private static String name(RecordComponent part) {
        String name = part.getName();
        switch (name) {
            case "kwdAttrs", "kwdPatterns", "kwDefaults", "typeIgnores", "typeComment", "decoratorList", "formatSpec",
                    "contextExpr", "optionalVars", "isAsync" -> { }
            default -> {
                return name;
            }
        }
        var out = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) out.append('_');
            out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }

    /// `NOT_EQ` is `NotEq` in Python.
    static String operator(Enum<?> operator) {
        var out = new StringBuilder();
        for (String word : operator.name().split("_")) {
            out.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }
}
