package taipan.modules.csv;

import taipan.bindings.Member;
import taipan.bindings.PyClass;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyFloat;
import taipan.objects.PyIterator;
import taipan.objects.PyList;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.text.Text;
import taipan.text.TextBuilder;

/// The Python `_csv.reader` type: a machine with nine states that eats lines and gives records.
/// CPython: Modules/_csv.c
@PyClass(name = "_csv.reader")
public final class PyCsvReader extends PyIterator {
    public static final PyType TYPE = PyCsvReaderBindings.newType();

    private static final int START_RECORD = 0;
    private static final int START_FIELD = 1;
    private static final int ESCAPED_CHAR = 2;
    private static final int IN_FIELD = 3;
    private static final int IN_QUOTED_FIELD = 4;
    private static final int ESCAPE_IN_QUOTED_FIELD = 5;
    private static final int QUOTE_IN_QUOTED_FIELD = 6;
    private static final int EAT_NEWLINE = 7;
    private static final int AFTER_ESCAPED_NEWLINE = 8;

    /// Stands for the end of a line that the iterator gave; no line contains it.
    private static final int END = 0;

    @Member("dialect")
    final PyDialect dialect;

    @Member("line_num")
    long lines;

    private final CsvModule module;
    private final Object source;
    private PyList fields;
    private TextBuilder field;
    private int state;
    private boolean numeric;

    PyCsvReader(CsvModule module, Object source, PyDialect dialect) {
        super(TYPE);
        this.module = module;
        this.source = source;
        this.dialect = dialect;
    }

    @Override
    public Object __next__() {
        fields = new PyList();
        field = new TextBuilder();
        state = START_RECORD;
        numeric = false;
        do {
            Object line = Iteration.next(source);
            if (line == null) {
                if (field.length() == 0 && state != IN_QUOTED_FIELD) {
                    return null;
                }
                if (dialect.strict) {
                    throw module.error("unexpected end of data");
                }
                save();
                break;
            }
            Object text = PyStr.valueOrNull(line);
            if (text == null) {
                throw module.error("iterator should return strings, not " + PyType.of(line).fullName()
                        + " (the file should be opened in text mode)");
            }
            lines++;
            read(text);
        } while (state != START_RECORD);
        PyList record = fields;
        fields = null;
        return record;
    }

    private void read(Object text) {
        int length = Text.length(text);
        for (int i = 0; i < length; i++) {
            int c = Text.at(text, i);
            if (c == END) {
                throw module.error("line contains NUL");
            }
            if (state == IN_FIELD && c != dialect.delimiter && c != dialect.escapeChar && c != '\n' && c != '\r') {
                add(c);
            } else {
                process(c);
            }
        }
        process(END);
    }

    /// CPython: parse_process_char
    private void process(int c) {
        boolean newline = c == '\n' || c == '\r';
        boolean quotes = dialect.quoting != PyDialect.QUOTE_NONE;
        switch (state) {
            case START_RECORD -> {
                if (newline) {
                    state = EAT_NEWLINE;
                } else if (c != END) {
                    startField(c);
                }
            }
            case START_FIELD -> startField(c);
            case ESCAPED_CHAR -> {
                add(c == END ? '\n' : c);
                state = newline ? AFTER_ESCAPED_NEWLINE : IN_FIELD;
            }
            case AFTER_ESCAPED_NEWLINE -> {
                if (c != END) {
                    inField(c);
                }
            }
            case IN_FIELD -> inField(c);
            case IN_QUOTED_FIELD -> {
                if (c == END) {
                    return;
                }
                if (c == dialect.escapeChar) {
                    state = ESCAPE_IN_QUOTED_FIELD;
                } else if (c == dialect.quoteChar && quotes) {
                    state = dialect.doubleQuote ? QUOTE_IN_QUOTED_FIELD : IN_FIELD;
                } else {
                    add(c);
                }
            }
            case ESCAPE_IN_QUOTED_FIELD -> {
                add(c == END ? '\n' : c);
                state = IN_QUOTED_FIELD;
            }
            case QUOTE_IN_QUOTED_FIELD -> {
                if (quotes && c == dialect.quoteChar) {
                    add(c);
                    state = IN_QUOTED_FIELD;
                } else if (c == dialect.delimiter) {
                    save();
                    state = START_FIELD;
                } else if (newline || c == END) {
                    endRecord(c);
                } else if (!dialect.strict) {
                    add(c);
                    state = IN_FIELD;
                } else {
                    throw module.error("'" + Text.toUtf16(Text.of(dialect.delimiter)) + "' expected after '"
                            + Text.toUtf16(Text.of(dialect.quoteChar)) + "'");
                }
            }
            default -> {
                if (c == END) {
                    state = START_RECORD;
                } else if (!newline) {
                    throw module.error("new-line character seen in unquoted field - do you need to open the file in"
                            + " universal-newline mode?");
                }
            }
        }
    }

    private void startField(int c) {
        if (c == '\n' || c == '\r' || c == END) {
            endRecord(c);
        } else if (c == dialect.quoteChar && dialect.quoting != PyDialect.QUOTE_NONE) {
            state = IN_QUOTED_FIELD;
        } else if (c == dialect.escapeChar) {
            state = ESCAPED_CHAR;
        } else if (c == ' ' && dialect.skipInitialSpace) {
            state = START_FIELD;
        } else if (c == dialect.delimiter) {
            save();
            state = START_FIELD;
        } else {
            numeric = dialect.quoting == PyDialect.QUOTE_NONNUMERIC;
            add(c);
            state = IN_FIELD;
        }
    }

    private void inField(int c) {
        if (c == '\n' || c == '\r' || c == END) {
            endRecord(c);
        } else if (c == dialect.escapeChar) {
            state = ESCAPED_CHAR;
        } else if (c == dialect.delimiter) {
            save();
            state = START_FIELD;
        } else {
            add(c);
            state = IN_FIELD;
        }
    }

    private void endRecord(int c) {
        save();
        state = c == END ? START_RECORD : EAT_NEWLINE;
    }

    private void add(int c) {
        if (field.length() >= module.fieldLimit) {
            throw tooLarge();
        }
        field.append(c);
    }

    private Raised tooLarge() {
        return module.error("field larger than field limit (" + module.fieldLimit + ")");
    }

    private void save() {
        Object text = field.toStr();
        field = new TextBuilder();
        if (numeric) {
            numeric = false;
            text = Calls.call(PyFloat.TYPE, text);
        }
        fields.append(text);
    }
}
