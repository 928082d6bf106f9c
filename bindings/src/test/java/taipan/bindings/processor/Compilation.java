package taipan.bindings.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Runs the processor over one source text in memory and keeps what it wrote and complained about. The runtime's classes
/// are not there, so javac's own complaints about them do not count.
final class Compilation {
    final Map<String, String> written = new HashMap<>();
    /// `line: message` each.
    final List<String> errors = new ArrayList<>();

    Compilation(String name, String source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        var files = new Memory(compiler.getStandardFileManager(problems, null, null));
        var task = compiler.getTask(null, files, problems, List.of("-proc:only", "-cp", System.getProperty("java.class.path")), null,
                List.of(new Text(name, source)));
        task.setProcessors(List.of(new BindingProcessor()));
        task.call();
        for (var problem : problems.getDiagnostics()) {
            if (problem.getKind() == Diagnostic.Kind.ERROR && problem.getCode().equals("compiler.err.proc.messager")) {
                errors.add(problem.getLineNumber() + ": " + problem.getMessage(null));
            }
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("memory:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        Memory(JavaFileManager next) {
            super(next);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
                private String text = "";

                @Override
                public Writer openWriter() {
                    return new StringWriter() {
                        @Override
                        public void close() throws IOException {
                            super.close();
                            text = toString();
                            written.put(name, text);
                        }
                    };
                }

                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
        }
    }
}
