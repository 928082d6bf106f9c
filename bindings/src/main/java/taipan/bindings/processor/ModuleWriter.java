package taipan.bindings.processor;

import java.util.List;
import java.util.Map;
import taipan.bindings.processor.PythonSignature.Malformed;

/// Writes `XBindings` for a module: makes the module object and holds the code of its functions.
final class ModuleWriter {
    private static final String MODULE = Converters.OBJECTS + "PyModuleObject";

    private final ModuleModel model;
    private final String name;

    ModuleWriter(ModuleModel model) {
        this.model = model;
        this.name = model.simpleName() + "Bindings";
    }

    void write(StringBuilder out) throws Malformed {
        out.append("public record ").append(name).append("(int id, ").append(model.qualifiedName()).append(" state) implements ")
                .append(Converters.OBJECTS).append("NativeCode {\n    private static final Object[] NO_ARGS = {};\n\n");
        writeNewModule(out);
        CallWriter.write(out, model.functions());
        out.append("}\n");
    }

    private void writeNewModule(StringBuilder out) throws Malformed {
        out.append("    public static ").append(MODULE).append(" newModule(").append(Converters.OBJECTS)
                .append("InterpreterState interpreter) {\n        return fill(new ").append(MODULE).append('(')
                .append(Converters.quoted(model.pythonName())).append("), new ").append(model.qualifiedName()).append('(')
                .append(model.takesInterpreter() ? "interpreter" : "").append("));\n    }\n\n    static ").append(MODULE)
                .append(" fill(").append(MODULE).append(" module, ").append(model.qualifiedName()).append(" state) {\n");
        List<Bound> functions = model.functions();
        for (int id = 0; id < functions.size(); id++) {
            if (id > 0 && id % 80 == 0) {
                out.append("        fill").append(id).append("(module, state);\n        return module;\n    }\n\n    private static ")
                        .append(MODULE).append(" fill").append(id).append('(').append(MODULE).append(" module, ")
                        .append(model.qualifiedName()).append(" state) {\n");
            }
            out.append("        module.addFunction(new ").append(Converters.OBJECTS).append("Definition(")
                    .append(functions.get(id).signatureExpression(model.pythonName(), "FUNCTION")).append(", ").append(Converters.OBJECTS)
                    .append("Definition.Kind.FUNCTION, new ").append(name).append('(').append(id).append(", state)));\n");
        }
        for (Map.Entry<String, String> c : model.constants().entrySet()) {
            out.append("        module.add(").append(Converters.quoted(c.getKey())).append(", ").append(c.getValue()).append(");\n");
        }
        if (model.hasTypes()) {
            out.append("        for (").append(BindingProcessor.pyType()).append(" type : ")
                    .append("state.types()) {\n            module.addType(type);\n        }\n");
        }
        if (model.hasInit()) {
            out.append("        state.init(module);\n");
        }
        out.append("        return module;\n    }\n\n");
    }
}
