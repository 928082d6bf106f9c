package taipan.compiler;

/// A source text that is not Python, as CPython words it: thrown by the tokenizer, the parser and the later passes.
///
/// It knows no Python object; the runtime turns it into the exception that `kind` names. Positions are those of the
/// attributes of `SyntaxError`: lines and offsets from 1, offsets in characters; [#NOWHERE] stands for None.
/// CPython: Python/errors.c (PyErr_SyntaxLocationObject)
public final class SyntaxProblem extends RuntimeException {
    /// The Python exception that a problem becomes.
    public enum Kind {
        SYNTAX_ERROR("SyntaxError"),
        INDENTATION_ERROR("IndentationError"),
        TAB_ERROR("TabError"),
        VALUE_ERROR("ValueError"),
        TYPE_ERROR("TypeError"),
        OVERFLOW_ERROR("OverflowError"),
        UNICODE_DECODE_ERROR("UnicodeDecodeError"),
        UNICODE_ENCODE_ERROR("UnicodeEncodeError"),
        RECURSION_ERROR("RecursionError"),
        MEMORY_ERROR("MemoryError"),
        SYSTEM_ERROR("SystemError");

        private final String typeName;

        Kind(String typeName) {
            this.typeName = typeName;
        }

        public String typeName() {
            return typeName;
        }

        /// Whether the exception is a `SyntaxError` and so has a position.
        public boolean isSyntaxError() {
            return this == SYNTAX_ERROR || this == INDENTATION_ERROR || this == TAB_ERROR;
        }
    }

    /// A line or offset that is not known: None in Python.
    public static final int NOWHERE = Integer.MIN_VALUE;

    private final transient Kind kind;
    private final int lineno;
    private final int offset;
    private final int endLineno;
    private final int endOffset;
    private final String text;
    private final String filename;

    /// `text` is the offending line in UTF-16, or `null`; `filename` may be `null` while it is not known.
    public SyntaxProblem(
            Kind kind,
            String message,
            String filename,
            int lineno,
            int offset,
            int endLineno,
            int endOffset,
            String text) {
        super(message, null, false, false);
        this.kind = kind;
        this.filename = filename;
        this.lineno = lineno;
        this.offset = offset;
        this.endLineno = endLineno;
        this.endOffset = endOffset;
        this.text = text;
    }

    /// A problem without a position.
    public SyntaxProblem(Kind kind, String message) {
        this(kind, message, null, NOWHERE, NOWHERE, NOWHERE, NOWHERE, null);
    }

    public Kind kind() {
        return kind;
    }

    public int lineno() {
        return lineno;
    }

    public int offset() {
        return offset;
    }

    public int endLineno() {
        return endLineno;
    }

    public int endOffset() {
        return endOffset;
    }

    public String text() {
        return text;
    }

    public String filename() {
        return filename;
    }

    public boolean hasPosition() {
        return lineno != NOWHERE;
    }
}
