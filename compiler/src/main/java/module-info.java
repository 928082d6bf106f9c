/// Python source text to code objects. Knows no Python object.
module taipan.compiler {
    requires transitive taipan.code;

    exports taipan.compiler;
    exports taipan.compiler.ast;
    exports taipan.compiler.parser;
    exports taipan.compiler.symbols to taipan.runtime, taipan.lab;
    exports taipan.compiler.tokens to taipan.lab;
}
