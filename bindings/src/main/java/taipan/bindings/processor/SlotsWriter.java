package taipan.bindings.processor;

import taipan.bindings.processor.ClassModel.SlotCode;
import taipan.bindings.processor.PythonSignature.Malformed;

/// Writes `XSlots`: the special methods of a type, for the runtime to call without looking anything up.
final class SlotsWriter {
    private static final String TYPE = BindingProcessor.pyType();
    private static final String THREAD = Converters.OBJECTS + "ThreadState ts";

    private final ClassModel model;

    SlotsWriter(ClassModel model) {
        this.model = model;
    }

    void write(StringBuilder out) throws Malformed {
        out.append(model.isPublic ? "public " : "").append("class ").append(model.simpleName).append("Slots extends ")
                .append(model.baseJoined == null ? Converters.OBJECTS + "Slots" : model.baseJoined + "Slots").append(" {\n");
        for (SlotCode s : model.slots.values()) {
            writeSlot(out, s);
        }
        if (model.slots.containsKey("__richcompare__") && !model.slots.containsKey("__hash__")) {
            out.append("    @Override\n    public long hash(Object self) {\n        throw ").append(Converters.OBJECTS)
                    .append("Raise.typeError(\"unhashable type: '%T'\", self);\n    }\n\n");
        }
        if (model.slots.containsKey("__len__") && !model.slots.containsKey("__bool__")) {
            out.append("    @Override\n    public boolean bool(Object self) {\n        return length(self) != 0;\n    }\n\n");
        }
        if (model.constructor != null) {
            writeConstructor(out, model.constructor);
        } else if (model.baseJoined == null && !model.mark.name().equals("type")) {
            out.append("    @Override\n    public Object newInstance(").append(THREAD).append(", ").append(TYPE)
                    .append(" type, Object[] args, Object[] kwnames) {\n        throw ").append(Converters.OBJECTS)
                    .append("Raise.typeError(\"cannot create '%s' instances\", type.fullName());\n    }\n\n");
        }
        if (model.init != null) {
            writeInit(out, model.init);
        }
        out.append("}\n");
    }

    private void writeSlot(StringBuilder out, SlotCode code) {
        SlotTable.Slot slot = code.slot();
        out.append("    @Override\n    public ").append(slot.result()).append(' ').append(slot.slot()).append('(');
        if (slot.slot().equals("call")) {
            out.append(THREAD).append(", ");
        }
        String separator = "";
        if (!slot.binary()) {
            out.append("Object self");
            separator = ", ";
        }
        for (int i = 0; i < slot.parameters().size(); i++) {
            out.append(separator).append(slot.parameters().get(i)).append(" a").append(i);
            separator = ", ";
        }
        out.append(") {\n        ").append(slot.result().equals("void") ? "" : "return ").append(code.expression()).append(";\n    }\n\n");
    }

    private void writeConstructor(StringBuilder out, Bound constructor) throws Malformed {
        signature(out, "NEW", constructor);
        out.append("    @Override\n    public Object newInstance(").append(THREAD).append(", ").append(TYPE)
                .append(" type, Object[] args, Object[] kwnames) {\n");
        if (constructor.isRaw()) {
            out.append("        return ").append(constructor.rawBody("args", "kwnames", "return"));
        } else {
            out.append("        Object[] b = NEW.bind(args, kwnames);\n        ").append(statement(constructor.boundBody("return")));
        }
        out.append("\n    }\n\n");
    }

    private void writeInit(StringBuilder out, Bound init) throws Malformed {
        signature(out, "INIT", init);
        out.append("    @Override\n    public void init(").append(THREAD)
                .append(", Object self, Object[] args, Object[] kwnames) {\n");
        // The body of a void method ends in `return None`, which a void slot has no use for.
        String body = init.isRaw() ? init.rawBody("args", "kwnames", "return") : init.boundBody("return");
        if (!init.isRaw()) {
            out.append("        Object[] b = INIT.bind(args, kwnames);\n");
        }
        out.append("        ").append(body.replace(" return " + Converters.OBJECTS + "PyNone.NONE;", "")).append("\n    }\n\n");
    }

    private static String statement(String body) {
        return body.startsWith("{") ? body : "return " + body;
    }

    private void signature(StringBuilder out, String field, Bound bound) throws Malformed {
        if (!bound.isRaw()) {
            out.append("    private static final ").append(Converters.OBJECTS).append("Signature ").append(field).append(" = ")
                    .append(bound.signatureExpression("", field)).append(";\n\n");
        }
    }
}
