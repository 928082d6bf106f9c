package taipan.modules;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.StrFormat;

/// The `_string` module: what `string.Formatter` needs of the parser of `str.format`.
/// CPython: Objects/unicodeobject.c (_string_module)
@PyModule("_string")
public final class StringModule {
    public StringModule(InterpreterState interpreter) {}

    @Function("formatter_field_name_split(field_name, /)")
    Object formatterFieldNameSplit(Object name) {
        return StrFormat.splitFieldName(name);
    }

    @Function("formatter_parser(format, /)")
    Object formatterParser(Object format) {
        return StrFormat.parser(format);
    }
}
