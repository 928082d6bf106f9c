package taipan.modules.ctypes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taipan.host.ForeignFunctions;
import taipan.objects.PyType;

/// How the data of a ctypes class lies in memory.
/// CPython: Modules/_ctypes/ctypes.h (StgDictObject)
final class CType {
    enum Form { SIMPLE, STRUCTURE, UNION, ARRAY, POINTER, FUNCTION }

    final Form form;
    int size;
    int alignment = 1;
    /// The letter of a simple type.
    char code;
    /// Bytes in the order that is not the machine's.
    boolean swapped;
    /// What an array consists of or a pointer leads to; null for a pointer to something not known yet.
    PyType element;
    int length;
    /// The members with those of the bases.
    final Map<String, PyField> members = new LinkedHashMap<>();
    final List<PyField> ordered = new ArrayList<>();
    boolean laidOut;
    /// Once instances or derived classes exist the members are settled.
    boolean isFinal;
    /// A function's signature; null where it is not declared.
    Object[] argumentTypes;
    Object resultType;
    int flags;

    CType(Form form) {
        this.form = form;
    }

    static CType of(PyType type) {
        return (CType) type.layout;
    }

    static CType ofOrNull(Object o) {
        return o instanceof PyType t ? (CType) t.layout : null;
    }

    /// How C functions take or give such a value.
    ForeignFunctions.Kind kind() {
        return switch (form) {
            case SIMPLE -> simpleKind(code);
            case STRUCTURE, UNION -> structureKind();
            default -> ForeignFunctions.Kind.of('P');
        };
    }

    private static ForeignFunctions.Kind simpleKind(char code) {
        return ForeignFunctions.Kind.of(switch (code) {
            case 'c' -> 'b';
            case 'u' -> 'i';
            case 'z', 'Z', 'O', 'P', 'X' -> 'P';
            case 'v' -> 'h';
            case 'g' -> throw taipan.objects.Raise.notImplementedError("long double cannot be handed to C functions");
            default -> code;
        });
    }

    private ForeignFunctions.Kind structureKind() {
        List<ForeignFunctions.Member> parts = new ArrayList<>();
        for (PyField f : ordered) {
            CType t = of(f.fieldType);
            int offset = f.offset;
            if (t.form == Form.ARRAY) {
                int count = 1;
                while (t.form == Form.ARRAY) {
                    count *= t.length;
                    t = of(t.element);
                }
                parts.add(new ForeignFunctions.Member(t.kind(), offset, count));
            } else {
                parts.add(new ForeignFunctions.Member(t.kind(), offset, 1));
            }
        }
        return new ForeignFunctions.Kind('T', size, alignment, parts);
    }

    /// What memoryviews say of the data.
    String format() {
        return switch (form) {
            case SIMPLE -> (swapped ? ">" : "<") + switch (code) {
                case 'c' -> "c";
                case 'z' -> "z";
                case 'l' -> "l";
                default -> Character.toString(code);
            };
            case POINTER -> element == null ? "X{}" : "&" + of(element).format();
            case ARRAY -> of(innermost()).format();
            case FUNCTION -> "X{}";
            case UNION -> "B";
            case STRUCTURE -> {
                StringBuilder text = new StringBuilder("T{");
                int at = 0;
                for (PyField f : ordered) {
                    if (f.bits > 0) {
                        yield "B";
                    }
                    while (at < f.offset) {
                        text.append('x');
                        at++;
                    }
                    CType t = of(f.fieldType);
                    if (t.form == Form.ARRAY) {
                        text.append('(');
                        CType a = t;
                        for (String comma = ""; a.form == Form.ARRAY; a = of(a.element), comma = ",") {
                            text.append(comma).append(a.length);
                        }
                        text.append(')');
                    }
                    text.append(t.format()).append(':').append(f.name).append(':');
                    at = f.offset + t.size;
                }
                while (at++ < size) {
                    text.append('x');
                }
                yield text.append('}').toString();
            }
        };
    }

    private PyType innermost() {
        PyType t = element;
        while (of(t).form == Form.ARRAY) {
            t = of(t).element;
        }
        return t;
    }

    int[] shape() {
        int dimensions = 0;
        for (CType t = this; t.form == Form.ARRAY; t = of(t.element)) {
            dimensions++;
        }
        int[] shape = new int[dimensions];
        CType t = this;
        for (int i = 0; i < dimensions; i++, t = of(t.element)) {
            shape[i] = t.length;
        }
        return shape;
    }

    int itemSize() {
        CType t = this;
        while (t.form == Form.ARRAY) {
            t = of(t.element);
        }
        return t.size;
    }

    /// Whether pointers are in it, for whose sake objects are kept.
    boolean isPointerLike() {
        return form == Form.POINTER || form == Form.FUNCTION || form == Form.SIMPLE && "zZPO".indexOf(code) >= 0;
    }
}
