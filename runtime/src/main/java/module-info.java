/// Running code objects: Python's types, the interpreter, builtins, imports and the embedding API.
/// Only package `taipan` is for everybody.
module taipan.runtime {
    requires jdk.management;
    requires jdk.net;
    requires taipan.bindings;
    requires transitive taipan.code;
    requires transitive taipan.compiler;

    exports taipan;
    exports taipan.builtins to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
    exports taipan.builtins.ast to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
    exports taipan.host to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
    exports taipan.imports to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
    exports taipan.interpreter to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
    exports taipan.numbers to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
    exports taipan.objects to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
    exports taipan.text to taipan.modules, taipan.jit, taipan.lab, taipan.cli;
}
