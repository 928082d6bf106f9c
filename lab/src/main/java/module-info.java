/// The function dissection lab: a local web server and its page, which show the compiler and the interpreter at work.
module taipan.lab {
    requires java.management;
    requires jdk.httpserver;
    requires taipan.compiler;
    requires taipan.runtime;

    exports taipan.lab to taipan.cli;
}
