/// The second engine: code objects to JVM bytecode.
module taipan.jit {
    requires transitive taipan.runtime;

    exports taipan.jit to taipan.cli, taipan.lab;
}
