package taipan.modules.csv;

import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyComplex;
import taipan.objects.PyExc;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.text.Text;
import taipan.text.TextBuilder;
import taipan.text.TextSearch;

/// The Python `_csv.writer` type.
/// CPython: Modules/_csv.c
@PyClass(name = "_csv.writer")
public final class PyCsvWriter extends PyObject {
    public static final PyType TYPE = PyCsvWriterBindings.newType();

    @Member("dialect")
    final PyDialect dialect;

    private final CsvModule module;
    private final Object write;

    PyCsvWriter(CsvModule module, Object write, PyDialect dialect) {
        super(TYPE);
        this.module = module;
        this.write = write;
        this.dialect = dialect;
    }

    @Method("writerow(self, row, /)")
    Object writeRow(Object row) {
        Object iterator;
        try {
            iterator = Iteration.iter(row);
        } catch (Raised e) {
            if (e.matches(PyExc.TypeError)) {
                throw module.error("iterable expected, not " + PyType.of(row).fullName());
            }
            throw e;
        }
        TextBuilder record = new TextBuilder(64);
        int fields = 0;
        for (Object field; (field = Iteration.next(iterator)) != null; fields++) {
            if (fields > 0) {
                record.append(dialect.delimiter);
            }
            boolean quoted = dialect.quoting == PyDialect.QUOTE_ALL
                    || dialect.quoting == PyDialect.QUOTE_NONNUMERIC && !isNumber(field);
            Object text = PyStr.valueOrNull(field);
            if (text == null) {
                text = field == PyNone.NONE ? "" : PyStr.valueOrNull(Representation.str(field));
            }
            append(record, text, quoted);
        }
        if (fields > 0 && record.length() == 0) {
            if (dialect.quoting == PyDialect.QUOTE_NONE) {
                throw module.error("single empty field record must be quoted");
            }
            append(record, "", true);
        }
        record.append(dialect.lineTerminator);
        return Calls.call(write, record.toStr());
    }

    private static boolean isNumber(Object o) {
        return o instanceof Number
                || o instanceof Boolean
                || o instanceof PyComplex
                || Conversion.isIndex(o)
                || Attributes.special(o, "__float__") != null
                || Attributes.special(o, "__int__") != null;
    }

    /// CPython: join_append_data
    private void append(TextBuilder record, Object text, boolean quotedAlready) {
        boolean quoted = quotedAlready;
        TextBuilder out = new TextBuilder(Text.length(text) + 8);
        for (int i = 0, length = Text.length(text); i < length; i++) {
            int c = Text.at(text, i);
            if (c == dialect.delimiter || c == dialect.escapeChar || c == dialect.quoteChar || endsLine(c)) {
                boolean escape = false;
                if (dialect.quoting == PyDialect.QUOTE_NONE) {
                    escape = true;
                } else {
                    if (c == dialect.quoteChar) {
                        if (dialect.doubleQuote) {
                            out.append(c);
                        } else {
                            escape = true;
                        }
                    } else if (c == dialect.escapeChar) {
                        escape = true;
                    }
                    quoted |= !escape;
                }
                if (escape) {
                    if (dialect.escapeChar == PyDialect.NONE) {
                        throw module.error("need to escape, but no escapechar set");
                    }
                    out.append(dialect.escapeChar);
                }
            }
            out.append(c);
        }
        if (quoted) {
            record.append(dialect.quoteChar);
        }
        record.append(out.toStr());
        if (quoted) {
            record.append(dialect.quoteChar);
        }
    }

    private boolean endsLine(int c) {
        return dialect.lineTerminator instanceof String s
                ? c <= 0xFFFF && s.indexOf(c) >= 0
                : TextSearch.contains(dialect.lineTerminator, Text.of(c));
    }

    @Method("writerows(self, rows, /)")
    void writeRows(Object rows) {
        Object iterator = Iteration.iter(rows);
        for (Object row; (row = Iteration.next(iterator)) != null; ) {
            writeRow(row);
        }
    }
}
