package taipan.compiler.symbols;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.compiler.ast.Span;

/// A block of code with names of its own: a module, class body, function, lambda or comprehension.
/// CPython: Include/internal/pycore_symtable.h (PySTEntryObject)
public final class Scope {
    /// The blocks of Python; `ANNOTATION` is a block whose code is never generated.
    public enum Kind {
        FUNCTION,
        CLASS,
        MODULE,
        ANNOTATION
    }

    /// Which comprehension a function block was made for.
    public enum ComprehensionKind {
        NONE,
        LIST,
        SET,
        DICT,
        GENERATOR
    }

    /// A `global` or `nonlocal` statement, or the assignment expression that acts as one.
    record Directive(String name, Span at) {}

    final String name;
    final Kind kind;
    /// The tree node the scope was made for.
    final Object node;
    final Span at;
    /// Bits of [Symbol] by mangled name, in order of appearance.
    final Map<String, Integer> symbols = new LinkedHashMap<>();
    final List<String> varnames = new ArrayList<>();
    final List<Scope> children = new ArrayList<>();
    List<Directive> directives;

    boolean nested;
    boolean hasFree;
    boolean childHasFree;
    boolean generator;
    boolean coroutine;
    ComprehensionKind comprehension = ComprehensionKind.NONE;
    boolean varargs;
    boolean varkeywords;
    boolean returnsValue;
    boolean needsClassClosure;
    boolean inIterationTarget;
    int iterableDepth;

    Scope(String name, Kind kind, Object node, Span at) {
        this.name = name;
        this.kind = kind;
        this.node = node;
        this.at = at;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /// First line of the block; 0 for a module.
    public int lineno() {
        return at == null ? 0 : at.lineno();
    }

    public Map<String, Integer> symbols() {
        return symbols;
    }

    /// Parameters, in the order of `co_varnames`.
    public List<String> varnames() {
        return varnames;
    }

    public List<Scope> children() {
        return children;
    }

    /// Is the block inside a function?
    public boolean isNested() {
        return nested;
    }

    public boolean isGenerator() {
        return generator;
    }

    public boolean isCoroutine() {
        return coroutine;
    }

    public boolean hasVarargs() {
        return varargs;
    }

    public boolean hasVarkeywords() {
        return varkeywords;
    }

    public ComprehensionKind comprehension() {
        return comprehension;
    }

    /// Does a method inside need the `__class__` cell of this class?
    public boolean needsClassClosure() {
        return needsClassClosure;
    }

    public boolean isFunction() {
        return kind == Kind.FUNCTION;
    }

    /// Bits of a mangled name, 0 if it does not occur.
    /// CPython: _PyST_GetSymbol
    public int bits(String mangled) {
        Integer bits = symbols.get(mangled);
        return bits == null ? 0 : bits;
    }

    /// Where a mangled name lives: one of the places of [Symbol], 0 if it does not occur.
    /// CPython: _PyST_GetScope
    public int placeOf(String mangled) {
        return Symbol.scopeOf(bits(mangled));
    }

    /// The names that live at `place` or have one of `mask`, sorted by code point and numbered from `first`.
    /// CPython: dictbytype
    public Map<String, Integer> numbered(int place, int mask, int first) {
        List<String> found = null;
        for (var entry : symbols.entrySet()) {
            int bits = entry.getValue();
            if (Symbol.scopeOf(bits) != place && (bits & mask) == 0) continue;
            if (found == null) found = new ArrayList<>();
            found.add(entry.getKey());
        }
        var numbers = new LinkedHashMap<String, Integer>();
        if (found != null) {
            found.sort(Mangling.BY_CODE_POINT);
            for (String each : found) numbers.put(each, first + numbers.size());
        }
        return numbers;
    }

    /// Where the names live, found by [ScopeAnalysis]; kept beside the symbols until all children are done.
    final Map<String, Integer> places = new HashMap<>();
}
