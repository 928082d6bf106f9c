/// The native modules of the standard library: the C half of CPython's, in Java.
module taipan.modules {
    requires jdk.unsupported;
    requires taipan.bindings;
    requires transitive taipan.runtime;

    exports taipan.modules to taipan.cli;
}
