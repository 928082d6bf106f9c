package taipan.lab;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import taipan.code.CodeFlags;
import taipan.code.CodeObject;
import taipan.code.ConstantText;
import taipan.code.Disassembler;
import taipan.code.Instruction;
import taipan.code.LineTable;
import taipan.code.Op;
import taipan.code.Opcode;
import taipan.compiler.CodeWatch;
import taipan.compiler.ast.Span;

/// The code objects of a program as the page shows them: an array in which each knows its number and that of the code
/// object around it.
final class CodeView implements CodeWatch {
    private static final int LONGEST = 200;
    private static final String[] FLAG_NAMES = {"OPTIMIZED", "NEWLOCALS", "VARARGS", "VARKEYWORDS", "NESTED", "GENERATOR",
        "NOFREE", "COROUTINE", "ITERABLE_COROUTINE", "ASYNC_GENERATOR"};

    private record Made(String qualname, List<Generated> generated, Object[] origins) {}

    private final Map<CodeObject, Made> made = new IdentityHashMap<>();
    private final List<CodeObject> codes = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();

    @Override
    public void assembled(CodeObject code, String qualname, List<Generated> generated, Object[] origins) {
        made.put(code, new Made(qualname == null ? code.name : qualname, generated, origins));
    }

    /// All code objects, outer ones first: the numbering that recordings use too.
    static List<CodeObject> numbered(CodeObject module) {
        var view = new CodeView();
        view.number(module, -1);
        return view.codes;
    }

    private void number(CodeObject code, int parent) {
        int number = codes.size();
        codes.add(code);
        parents.add(parent);
        for (Object constant : code.consts) {
            if (constant instanceof CodeObject inner) number(inner, number);
        }
    }

    void write(CodeObject module, Places places, JsonWriter json, boolean dis) {
        number(module, -1);
        json.open('[');
        for (int i = 0; i < codes.size(); i++) code(i, places, json, dis);
        json.close(']');
    }

    private void code(int number, Places places, JsonWriter json, boolean dis) {
        CodeObject code = codes.get(number);
        Made how = made.get(code);
        json.open('{').field("id", number).field("parent", parents.get(number)).field("name", code.name)
                .field("qualname", how == null ? code.name : how.qualname).field("filename", code.filename)
                .field("firstlineno", code.firstlineno).field("argcount", code.argcount)
                .field("posonlyargcount", code.posonlyargcount).field("kwonlyargcount", code.kwonlyargcount)
                .field("nlocals", code.nlocals).field("stacksize", code.stacksize).field("flags", code.flags)
                .field("flagNames", flagNames(code.flags)).field("names", code.names).field("varnames", code.varnames)
                .field("cellvars", code.cellvars).field("freevars", code.freevars)
                .field("code", HexFormat.of().formatHex(code.code)).field("linetable", HexFormat.of().formatHex(code.linetable))
                .field("lines", LineTable.lines(code));
        if (dis) json.field("dis", Disassembler.disassemble(code));
        json.name("consts").open('[');
        for (Object constant : code.consts) {
            json.open('[').value(type(constant)).value(brief(constant));
            if (constant instanceof CodeObject inner) json.value(codeNumber(inner));
            json.close(']');
        }
        json.close(']');
        json.name("instructions").open('[');
        int line = -2;
        for (Instruction each : Instruction.of(code)) {
            int now = code.line(each.offset());
            String meaning = each.arg() < 0 ? "" : Disassembler.meaning(code, each);
            json.open('[').value(each.offset()).value(each.name()).value(each.arg()).value(meaning).value(now)
                    .value(now != line && now >= 0).value(each.isJump() ? each.target() : -1);
            places.write(json, how == null ? null : (Span) how.origins[each.offset() / 2]);
            json.close(']');
            line = now;
        }
        json.close(']');
        json.name("before").open('[');
        if (how != null) {
            for (Generated g : how.generated) {
                Opcode opcode = Opcode.of(g.op());
                boolean hasArgument = g.op() >= Op.HAVE_ARGUMENT && g.target() < 0;
                json.open('[').value(g.block()).value(opcode == null ? "" + g.op() : opcode.name())
                        .value(hasArgument ? g.arg() : -1).value(meaning(code, g)).value(g.line()).value(g.target());
                places.write(json, g.at());
                json.close(']');
            }
        }
        json.close(']');
        json.close('}');
    }

    private int codeNumber(CodeObject code) {
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == code) return i;
        }
        return -1;
    }

    /// Constants have their numbers only until unused ones are dropped, so they are shown as what they were then.
    private static String meaning(CodeObject code, Generated g) {
        if (g.constant() != null) return g.constant() instanceof CodeObject c ? Disassembler.repr(c) : brief(g.constant());
        if (g.target() >= 0 || g.op() < Op.HAVE_ARGUMENT || g.op() == Op.LOAD_CONST) return "";
        return Disassembler.meaning(code, new Instruction(0, g.op(), g.arg()));
    }

    static List<String> flags(int flags) {
        var names = new ArrayList<String>();
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            if ((flags & 1 << i) != 0) names.add(FLAG_NAMES[i]);
        }
        if ((flags & CodeFlags.FUTURE_ANNOTATIONS) != 0) names.add("FUTURE_ANNOTATIONS");
        return names;
    }

    private static String[] flagNames(int flags) {
        return flags(flags).toArray(new String[0]);
    }

    private static String type(Object constant) {
        return switch (constant) {
            case Boolean _ -> "bool";
            case Long _ -> "int";
            case java.math.BigInteger _ -> "int";
            case Double _ -> "float";
            case taipan.code.ComplexConstant _ -> "complex";
            case String _ -> "str";
            case taipan.code.WideStr _ -> "str";
            case taipan.code.BytesConstant _ -> "bytes";
            case taipan.code.TupleConstant _ -> "tuple";
            case taipan.code.FrozenSetConstant _ -> "frozenset";
            case CodeObject _ -> "code";
            case taipan.code.Singleton s -> s == taipan.code.Singleton.NONE ? "NoneType" : "ellipsis";
            default -> "object";
        };
    }

    private static String brief(Object constant) {
        String text = constant instanceof CodeObject c
                ? "<code object " + c.name + ", line " + c.firstlineno + ">" : ConstantText.repr(constant);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
