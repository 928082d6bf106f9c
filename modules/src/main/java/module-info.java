/// The native modules of the standard library: the C half of CPython's, in Java.
module taipan.modules {
    requires jdk.unsupported;
    requires org.tukaani.xz;
    requires runtime;
    requires sqlite4j;
    requires taipan.bindings;
    requires transitive taipan.runtime;
    requires wasm;

    exports taipan.modules to taipan.cli;
}
