package taipan.compiler.codegen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.compiler.assemble.ConstantTable;
import taipan.compiler.assemble.FlowGraph;
import taipan.compiler.ast.Span;
import taipan.compiler.symbols.Scope;
import taipan.compiler.symbols.Symbol;

/// One code object under construction.
/// CPython: Python/compile.c (struct compiler_unit)
final class Unit {
    enum Kind {
        MODULE,
        CLASS,
        FUNCTION,
        ASYNC_FUNCTION,
        LAMBDA,
        COMPREHENSION
    }

    /// Instructions generated before the first statement have line 0, which means the line of what is before them.
    private static final Span NOT_YET = new Span(0, 0, 0, 0);

    final Unit parent;
    final Scope scope;
    final Kind kind;
    final String name;
    final int firstLine;
    final FlowGraph graph = new FlowGraph();
    final ConstantTable constants = new ConstantTable();
    final Map<String, Integer> names = new LinkedHashMap<>();
    final Map<String, Integer> varnames = new LinkedHashMap<>();
    final Map<String, Integer> cellvars;
    final Map<String, Integer> freevars;
    /// What has to be undone on the way out of the place where code is generated, innermost last.
    final List<Frame> frames = new ArrayList<>();
    String qualname;
    /// The class whose private names are mangled; absent outside of classes.
    String className;
    int argcount;
    int posonlyargcount;
    int kwonlyargcount;
    /// What is being compiled; its line goes into the instructions.
    Span at;
    /// An await or asynchronous comprehension at the top level was found.
    boolean topLevelCoroutine;

    Unit(Unit parent, Scope scope, Kind kind, String name, int firstLine) {
        this.parent = parent;
        this.scope = scope;
        this.kind = kind;
        this.name = name;
        this.firstLine = firstLine;
        this.at = NOT_YET;
        for (String parameter : scope.varnames()) varnames.put(parameter, varnames.size());
        cellvars = scope.numbered(Symbol.CELL, 0, 0);
        if (scope.needsClassClosure()) cellvars.put("__class__", 0);
        freevars = scope.numbered(Symbol.FREE, Symbol.DEF_FREE_CLASS, cellvars.size());
        if (parent != null) {
            className = parent.className;
            qualname = qualname();
        }
    }

    boolean isCoroutine() {
        return scope.isCoroutine() || topLevelCoroutine;
    }

    boolean isFunctionLike() {
        return kind == Kind.FUNCTION || kind == Kind.ASYNC_FUNCTION || kind == Kind.LAMBDA;
    }

    /// CPython: compiler_set_qualname
    private String qualname() {
        if (parent.parent == null) return name;
        if (kind == Kind.FUNCTION || kind == Kind.ASYNC_FUNCTION || kind == Kind.CLASS) {
            String mangled = taipan.compiler.symbols.Mangling.mangle(parent.className, name);
            if (parent.scope.placeOf(mangled) == Symbol.GLOBAL_EXPLICIT) return name;
        }
        return parent.qualname + (parent.isFunctionLike() ? ".<locals>." : ".") + name;
    }

    static int number(Map<String, Integer> numbers, String name) {
        Integer known = numbers.get(name);
        if (known != null) return known;
        int number = numbers.size();
        numbers.put(name, number);
        return number;
    }
}
