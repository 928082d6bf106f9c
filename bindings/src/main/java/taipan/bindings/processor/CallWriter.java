package taipan.bindings.processor;

import java.util.List;
import taipan.bindings.processor.PythonSignature.Malformed;

/// Writes the calling methods of a `NativeCode`: `invoke`, `call` and the fast entries `call0` to `call3`.
final class CallWriter {
    private static final String TYPES = "Object self";
    private static final String DEFINITION = Converters.OBJECTS + "Definition definition, " + Converters.OBJECTS + "ThreadState ts, ";
    private static final String[] POSITIONAL = {"", ", Object a", ", Object a, Object b", ", Object a, Object b, Object c"};
    private static final String[] PASSED = {"", ", a", ", a, b", ", a, b, c"};

    private CallWriter() {}

    /// The ids of `functions` are their indexes.
    static void write(StringBuilder out, List<Bound> functions) throws Malformed {
        SwitchWriter invoke = new SwitchWriter();
        SwitchWriter raw = new SwitchWriter();
        for (int id = 0; id < functions.size(); id++) {
            Bound f = functions.get(id);
            if (f.isRaw()) {
                raw.add(id, f.rawBody("args", "kwnames", "yield"));
            } else {
                invoke.add(id, f.boundBody("yield"));
            }
        }
        invoke.write(out, "public Object", "invoke", Converters.OBJECTS + "ThreadState ts, " + TYPES + ", Object[] b", "ts, self, b",
                "throw new IllegalStateException(\"code \" + id);");
        if (!raw.isEmpty()) {
            raw.write(out, "public Object", "call", DEFINITION + TYPES + ", Object[] args, Object[] kwnames",
                    "definition, ts, self, args, kwnames",
                    Converters.OBJECTS + "NativeCode.super.call(definition, ts, self, args, kwnames);");
        }
        for (int n = 0; n < POSITIONAL.length; n++) {
            SwitchWriter fast = new SwitchWriter();
            for (int id = 0; id < functions.size(); id++) {
                if (functions.get(id).signature().accepts(n)) {
                    fast.add(id, functions.get(id).positionalBody(n, "yield"));
                }
            }
            if (!fast.isEmpty()) {
                String passed = "definition, ts, self" + PASSED[n];
                fast.write(out, "public Object", "call" + n, DEFINITION + TYPES + POSITIONAL[n], passed,
                        Converters.OBJECTS + "NativeCode.super.call" + n + "(" + passed + ");");
            }
        }
    }
}
