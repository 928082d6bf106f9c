package taipan.compiler.symbols;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import taipan.compiler.SyntaxProblem;
import taipan.compiler.ast.Span;

/// Decides where every name lives: local, cell, free or global.
///
/// Names go down the tree as the set of those bound in enclosing functions and the set of explicit globals, and come up
/// as the set of free names.
///
/// CPython: Python/symtable.c (analyze_block)
final class ScopeAnalysis {
    private final String filename;

    ScopeAnalysis(String filename) {
        this.filename = filename;
    }

    void run(Scope module) {
        analyze(module, null, Collections.emptySet(), new HashSet<>());
    }

    /// `bound` is absent for the module. Neither `bound` nor `global` is changed; free names are added to `free`.
    private void analyze(Scope scope, Set<String> bound, Set<String> global, Set<String> free) {
        var names = new NameSets(bound, global);
        Set<String> local = scope.isFunction() && !scope.children.isEmpty() ? new HashSet<>() : null;
        for (var entry : scope.symbols.entrySet()) {
            placeName(scope, entry.getKey(), entry.getValue(), names, local, free);
        }
        // A class body hands on what it was given: its own names are invisible to the functions inside.
        Set<String> newFree = scope.children.isEmpty() ? Collections.emptySet() : new HashSet<>();
        if (!scope.children.isEmpty()) {
            boolean isClass = scope.kind == Scope.Kind.CLASS;
            Set<String> outerBound = isClass ? bound : names.bound;
            Set<String> newBound;
            if (isClass || local != null && !local.isEmpty()) {
                newBound = outerBound == null ? new HashSet<>() : new HashSet<>(outerBound);
                if (local != null) newBound.addAll(local);
                if (isClass) newBound.add("__class__");
            } else {
                newBound = outerBound == null ? Collections.emptySet() : outerBound;
            }
            Set<String> newGlobal = isClass ? global : names.global;
            for (Scope child : scope.children) {
                analyze(child, newBound, newGlobal, newFree);
                if (child.hasFree || child.childHasFree) scope.childHasFree = true;
            }
        }
        if (scope.isFunction()) {
            makeCells(scope, newFree);
        } else if (scope.kind == Scope.Kind.CLASS && newFree.remove("__class__")) {
            scope.needsClassClosure = true;
        }
        update(scope, names.bound, newFree);
        free.addAll(newFree);
    }

    /// Two sets that are copied when they change for the first time.
    private static final class NameSets {
        Set<String> bound;
        Set<String> global;
        private boolean ownBound;
        private boolean ownGlobal;

        NameSets(Set<String> bound, Set<String> global) {
            this.bound = bound;
            this.global = global;
        }

        void declareGlobal(String name) {
            if (!ownGlobal) global = new HashSet<>(global);
            ownGlobal = true;
            global.add(name);
            if (bound == null || !bound.contains(name)) return;
            if (!ownBound) bound = new HashSet<>(bound);
            ownBound = true;
            bound.remove(name);
        }

        void bind(String name) {
            if (!global.contains(name)) return;
            if (!ownGlobal) global = new HashSet<>(global);
            ownGlobal = true;
            global.remove(name);
        }
    }

    /// CPython: analyze_name
    private void placeName(Scope scope, String name, int bits, NameSets names, Set<String> local, Set<String> free) {
        int place;
        if ((bits & Symbol.DEF_GLOBAL) != 0) {
            if ((bits & Symbol.DEF_NONLOCAL) != 0) {
                throw atDirective(scope, name, "name '" + name + "' is nonlocal and global");
            }
            place = Symbol.GLOBAL_EXPLICIT;
            names.declareGlobal(name);
        } else if ((bits & Symbol.DEF_NONLOCAL) != 0) {
            if (names.bound == null) {
                throw atDirective(scope, name, "nonlocal declaration not allowed at module level");
            }
            if (!names.bound.contains(name)) {
                throw atDirective(scope, name, "no binding for nonlocal '" + name + "' found");
            }
            place = Symbol.FREE;
            scope.hasFree = true;
            free.add(name);
        } else if ((bits & Symbol.DEF_BOUND) != 0) {
            place = Symbol.LOCAL;
            if (local != null) local.add(name);
            names.bind(name);
        } else if (names.bound != null && names.bound.contains(name)) {
            place = Symbol.FREE;
            scope.hasFree = true;
            free.add(name);
        } else {
            if (!names.global.contains(name) && scope.nested) scope.hasFree = true;
            place = Symbol.GLOBAL_IMPLICIT;
        }
        scope.places.put(name, place);
    }

    /// Local names that are free in a child become cells.
    /// CPython: analyze_cells
    private static void makeCells(Scope scope, Set<String> free) {
        if (free.isEmpty()) return;
        for (Map.Entry<String, Integer> entry : scope.places.entrySet()) {
            if (entry.getValue() == Symbol.LOCAL && free.remove(entry.getKey())) entry.setValue(Symbol.CELL);
        }
    }

    /// CPython: update_symbols
    private static void update(Scope scope, Set<String> bound, Set<String> free) {
        for (Map.Entry<String, Integer> entry : scope.symbols.entrySet()) {
            entry.setValue(entry.getValue() | scope.places.get(entry.getKey()) << Symbol.SCOPE_SHIFT);
        }
        for (String name : free) {
            Integer bits = scope.symbols.get(name);
            if (bits != null) {
                if (scope.kind == Scope.Kind.CLASS && (bits & (Symbol.DEF_BOUND | Symbol.DEF_GLOBAL)) != 0) {
                    scope.symbols.put(name, bits | Symbol.DEF_FREE_CLASS);
                }
            } else if (bound == null || bound.contains(name)) {
                scope.symbols.put(name, Symbol.FREE << Symbol.SCOPE_SHIFT);
            }
        }
    }

    /// CPython: error_at_directive
    private SyntaxProblem atDirective(Scope scope, String name, String message) {
        for (var directive : scope.directives) {
            if (!directive.name().equals(name)) continue;
            Span at = directive.at();
            return new SyntaxProblem(SyntaxProblem.Kind.SYNTAX_ERROR, message, filename, at.lineno(),
                    at.colOffset() + 1, at.endLineno(), at.endColOffset() + 1, null);
        }
        throw new IllegalStateException("a directive without a record: " + name);
    }
}
