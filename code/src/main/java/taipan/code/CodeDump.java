package taipan.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Every field of a code object as text, for comparing two compilers. Texts and numbers are written as bytes, so that
/// nothing is lost; the elements of frozensets are sorted, since their order means nothing. `tools/dump_code.py` writes
/// the same of CPython's code objects.
public final class CodeDump {
    private static final HexFormat HEX = HexFormat.of();

    private CodeDump() {}

    /// A code object and all those in its constants, each before those inside it.
    public static List<CodeObject> all(CodeObject code) {
        var found = new ArrayList<CodeObject>();
        var pending = new ArrayDeque<CodeObject>();
        pending.push(code);
        while (!pending.isEmpty()) {
            CodeObject next = pending.pop();
            found.add(next);
            for (int i = next.consts.length - 1; i >= 0; i--) {
                if (next.consts[i] instanceof CodeObject nested) pending.push(nested);
            }
        }
        return found;
    }

    /// The fields of one code object; code objects in its constants are only mentioned.
    public static String dump(CodeObject code) {
        var out = new StringBuilder();
        int[] numbers = {code.argcount, code.posonlyargcount, code.kwonlyargcount, code.nlocals, code.stacksize};
        for (int number : numbers) out.append(number).append(' ');
        out.append(Integer.toHexString(code.flags)).append(' ').append(code.firstlineno);
        out.append("\nname ").append(text(code.name)).append("\nfilename ").append(text(code.filename));
        texts(out, "names", code.names);
        texts(out, "varnames", code.varnames);
        texts(out, "freevars", code.freevars);
        texts(out, "cellvars", code.cellvars);
        for (Object value : code.consts) out.append('\n').append(constant(value));
        out.append("\ncode ").append(HEX.formatHex(code.code));
        out.append("\nlines ").append(HEX.formatHex(code.linetable));
        return out.toString();
    }

    private static void texts(StringBuilder out, String field, String[] texts) {
        out.append('\n').append(field).append(' ');
        for (int i = 0; i < texts.length; i++) out.append(i > 0 ? " " : "").append(text(texts[i]));
    }

    private static String text(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String constant(Object value) {
        return switch (value) {
            case String text -> "str " + utf8(text.chars().toArray());
            case WideStr text -> "str " + utf8(text.codePoints());
            case BytesConstant bytes -> "bytes " + HEX.formatHex(bytes.bytes());
            case Double number -> "float " + bits(number);
            case ComplexConstant(double real, double imag) -> "complex " + bits(real) + " " + bits(imag);
            case TupleConstant tuple -> "tuple (" + String.join(", ", constants(tuple.elements())) + ")";
            case FrozenSetConstant set -> {
                String[] elements = constants(set.elements());
                Arrays.sort(elements);
                yield "frozenset (" + String.join(", ", elements) + ")";
            }
            case CodeObject _ -> "code";
            case Singleton singleton -> singleton == Singleton.NONE ? "NoneType None" : "ellipsis Ellipsis";
            case Boolean truth -> truth ? "bool True" : "bool False";
            default -> "int " + value;
        };
    }

    private static String[] constants(Object[] values) {
        var texts = new String[values.length];
        for (int i = 0; i < texts.length; i++) texts[i] = constant(values[i]);
        return texts;
    }

    private static String bits(double number) {
        return HEX.toHexDigits(Double.doubleToRawLongBits(number));
    }

    /// UTF-8 in which surrogates are characters like any other.
    private static String utf8(int[] codePoints) {
        var out = new StringBuilder();
        for (int c : codePoints) {
            if (c < 0x80) {
                out.append(HEX.toHexDigits((byte) c));
                continue;
            }
            int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
            out.append(HEX.toHexDigits((byte) (0xFF00 >> more + 1 | c >> 6 * more)));
            for (int i = more - 1; i >= 0; i--) out.append(HEX.toHexDigits((byte) (0x80 | c >> 6 * i & 0x3F)));
        }
        return out.toString();
    }
}
