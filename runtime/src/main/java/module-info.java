/// Running code objects: Python's types, the interpreter, builtins, imports and the embedding API.
module taipan.runtime {
    requires taipan.bindings;
    requires transitive taipan.code;
    requires transitive taipan.compiler;
}
