package taipan.modules.json;

import static taipan.objects.Raise.typeError;

import taipan.bindings.Function;
import taipan.bindings.ParseTuple;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// The `_json` module: the fast halves of `json`.
/// CPython: Modules/_json.c
@PyModule("_json")
public final class JsonModule {
    public JsonModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        module.add("make_scanner", PyJsonScanner.TYPE);
        module.add("make_encoder", PyJsonEncoder.TYPE);
    }

    private static Object text(Object value) {
        Object text = PyStr.valueOrNull(value);
        if (text == null) {
            throw typeError("first argument must be a string, not %T", value);
        }
        return text;
    }

    @Function("encode_basestring_ascii(string, /)")
    Object encodeAscii(Object string) {
        return literal(text(string), true);
    }

    @Function("encode_basestring(string, /)")
    Object encode(Object string) {
        return literal(text(string), false);
    }

    private static Object literal(Object text, boolean ascii) {
        TextBuilder out = new TextBuilder(Text.length(text) + 16);
        JsonStrings.appendLiteral(out, text, ascii);
        return out.toStr();
    }

    @ParseTuple
    @Function("scanstring(string, end, strict=True, /)")
    Object scanString(Object string, long end, boolean strict) {
        JsonStrings source = new JsonStrings(text(string));
        Object value = source.scan(end, strict);
        return PyTuple.of(value, (Object) (long) source.end);
    }
}
