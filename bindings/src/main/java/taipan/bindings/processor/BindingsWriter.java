package taipan.bindings.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taipan.bindings.PyClass;
import taipan.bindings.processor.ClassModel.Attribute;
import taipan.bindings.processor.ClassModel.Callable;
import taipan.bindings.processor.PythonSignature.Malformed;

/// Writes `XBindings` for a type: the type itself, the table of its attributes, and the code behind them.
final class BindingsWriter {
    private static final String TYPE = BindingProcessor.pyType();

    private final ClassModel model;
    private final String name;

    BindingsWriter(ClassModel model) {
        this.model = model;
        this.name = model.simpleName + "Bindings";
    }

    void write(StringBuilder out) throws Malformed {
        out.append(model.isPublic ? "public " : "").append("record ").append(name).append("(int id) implements ")
                .append(Converters.OBJECTS).append("NativeCode {\n    private static final Object[] NO_ARGS = {};\n\n");
        if (!model.isObject && !model.mark.name().equals("type")) {
            writeNewType(out);
        }
        writeInstall(out);
        List<Bound> functions = new ArrayList<>();
        for (Callable c : model.methods) {
            functions.add(c.bound());
        }
        CallWriter.write(out, functions);
        writeAttributes(out);
        out.append("}\n");
    }

    private void writeNewType(StringBuilder out) {
        out.append("    static ").append(TYPE).append(" newType() {\n        return ").append(TYPE).append(".builtin(")
                .append(Converters.quoted(model.mark.name())).append(", ")
                .append(model.baseClass == null ? TYPE + ".OBJECT" : model.baseClass + ".TYPE").append(", ")
                .append(model.qualifiedName).append(".class, new ").append(model.simpleName).append("Slots(), new ").append(name)
                .append("(-1), ").append(flags()).append(");\n    }\n\n");
    }

    private String flags() {
        PyClass mark = model.mark;
        StringBuilder b = new StringBuilder();
        flag(b, mark.subclassable(), "SUBCLASSABLE");
        flag(b, mark.hasDict(), "HAS_DICT");
        flag(b, mark.weakrefs(), "WEAKREFS");
        flag(b, mark.sequence(), "SEQUENCE");
        flag(b, mark.mapping(), "MAPPING");
        flag(b, mark.matchSelf(), "MATCH_SELF");
        return b.isEmpty() ? "0" : b.toString();
    }

    private static void flag(StringBuilder b, boolean set, String flag) {
        if (set) {
            b.append(b.isEmpty() ? "" : " | ").append(TYPE).append('.').append(flag);
        }
    }

    private void writeInstall(StringBuilder out) throws Malformed {
        out.append("    @Override\n    public void install(").append(TYPE).append(" type) {\n");
        if (model.constructor != null || model.isObject) {
            out.append("        type.addNew();\n");
        }
        for (String special : model.specials()) {
            out.append("        type.addSpecial(\"").append(special).append("\");\n");
        }
        int id = 0;
        for (Callable c : model.methods) {
            if (id > 0 && id % 80 == 0) {
                out.append("        install").append(id).append("(type);\n    }\n\n    private static void install").append(id)
                        .append('(').append(TYPE).append(" type) {\n");
            }
            out.append("        type.addMethod(new ").append(Converters.OBJECTS).append("Definition(")
                    .append(c.bound().signatureExpression(model.mark.name(), c.kind())).append(", ").append(Converters.OBJECTS)
                    .append("Definition.Kind.").append(c.kind()).append(", new ").append(name).append('(').append(id++).append(")));\n");
        }
        for (Attribute a : model.members) {
            out.append("        type.addMember(\"").append(a.name()).append("\", new ").append(name).append('(').append(id++)
                    .append("), false);\n");
        }
        for (Attribute a : model.attributes.values()) {
            out.append("        type.add").append(model.fields.contains(a.name()) ? "Member" : "GetSet").append("(\"").append(a.name())
                    .append("\", new ").append(name).append('(').append(id++)
                    .append("), ").append(a.set() != null).append(");\n");
        }
        for (Map.Entry<String, String> c : model.constants.entrySet()) {
            out.append("        type.addConstant(\"").append(c.getKey()).append("\", ").append(c.getValue()).append(");\n");
        }
        if (model.mark.hasDict() && !showsDict()) {
            out.append("        type.addInstanceDict();\n");
        }
        out.append("    }\n\n");
    }

    private boolean showsDict() {
        return model.attributes.containsKey("__dict__") || model.members.stream().anyMatch(a -> a.name().equals("__dict__"));
    }

    private void writeAttributes(StringBuilder out) throws Malformed {
        SwitchWriter get = new SwitchWriter();
        SwitchWriter set = new SwitchWriter();
        int id = model.methods.size();
        for (Attribute a : model.members) {
            String value = Converters.result(a.result(), a.get());
            boolean primitive = !value.equals(a.get());
            get.add(id++, primitive ? value + ";" : Converters.OBJECTS + "Convert.orNone(" + value + ");");
        }
        for (Attribute a : model.attributes.values()) {
            if (a.get() == null) {
                throw new Malformed("the attribute '" + a.name() + "' has a setter but no getter");
            }
            get.add(id, Converters.result(a.result(), a.get()) + ";");
            if (a.set() != null) {
                set.add(id, a.deletable() ? a.set() + ";"
                        : "{ " + Converters.OBJECTS + "Convert.refuseDeletion(value, \"" + a.name() + "\"); " + a.set() + "; }");
            }
            id++;
        }
        if (!get.isEmpty()) {
            get.write(out, "public Object", "get", "Object self", "self", "throw new IllegalStateException(\"code \" + id);");
        }
        if (!set.isEmpty()) {
            set.write(out, "public void", "set", "Object self, Object value", "self, value",
                    "throw new IllegalStateException(\"code \" + id);");
        }
    }
}
