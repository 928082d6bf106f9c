/// How Java code declares itself to Python: the annotations, and the processor that binds what they mark.
module taipan.bindings {
    requires java.compiler;

    exports taipan.bindings;
}
