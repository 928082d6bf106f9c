/// The `taipan` command and its prompt: the one place where everything is wired together.
module taipan.cli {
    requires org.jline.reader;
    requires org.jline.terminal;
    requires taipan.jit;
    requires taipan.lab;
    requires taipan.modules;
    requires taipan.runtime;
}
