package taipan.objects;

import taipan.text.TextBuilder;

/// Formats the messages of built-in exceptions; the codes are described at `Raise`.
/// CPython: Objects/unicodeobject.c (PyUnicode_FromFormatV)
final class Message {
    private Message() {}

    static Object format(String format, Object... args) {
        if (args.length == 0 && format.indexOf('%') < 0) {
            return format;
        }
        TextBuilder out = new TextBuilder();
        int next = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            switch (format.charAt(++i)) {
                case '%' -> out.append('%');
                case 's' -> {
                    Object arg = args[next++];
                    if (PyStr.valueOrNull(arg) != null) {
                        out.append(PyStr.valueOrNull(arg));
                    } else {
                        out.append(arg.toString());
                    }
                }
                case 'd' -> out.append(args[next++].toString());
                case 'c' -> out.append(((Number) args[next++]).intValue());
                case 'T' -> {
                    Object arg = args[next++];
                    out.append(arg == null ? "NULL" : PyType.of(arg).fullName());
                }
                case 'R' -> out.append(Representation.repr(args[next++]));
                case 'S' -> out.append(Representation.str(args[next++]));
                case 'A' -> out.append(Representation.ascii(args[next++]));
                default -> throw new IllegalArgumentException(format);
            }
        }
        return out.toStr();
    }
}
