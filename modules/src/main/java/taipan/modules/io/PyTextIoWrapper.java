package taipan.modules.io;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.Arrays;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyInt;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.objects.Warnings;
import taipan.text.Text;
import taipan.text.TextBuilder;
import taipan.text.TextSearch;

/// `_io.TextIOWrapper`: text over a buffered stream of bytes.
/// CPython: Modules/_io/textio.c
@PyClass(name = "_io.TextIOWrapper", base = PyTextIoBase.class, subclassable = true, hasDict = true, weakrefs = true)
public final class PyTextIoWrapper extends PyTextIoBase implements IoModule.Flushable {
    public static final PyType TYPE = PyTextIoWrapperBindings.newType();

    private static final int CHUNK = 8192;

    private IoModule io;
    Object buffer;
    private boolean detached;
    private boolean finalizing;
    private String encoding;
    String errors;
    private boolean lineBuffering;
    private boolean writeThrough;
    private long chunkSize = CHUNK;

    // Line ends. `newline` is the argument of the constructor, null for None.
    private String newline;
    private boolean readTranslate;
    private boolean readUniversal;
    private String writeNewline;

    // Writing: encoded bytes that have not been passed on.
    private byte[] pending = new byte[256];
    private int pendingLength;
    private TextDecoder.Kind kind;
    private Object encoder;
    private boolean startOfStream;

    // Reading
    TextDecoder decoder;
    boolean seekable;
    boolean telling;
    private boolean hasRead1;
    /// Decoded text, of which `used` characters have been handed out.
    private Object decoded = "";
    int used;
    /// The decoder's state and the bytes given to it before `decoded` came out; null when unknown.
    TextDecoder.State snapshotState;
    byte[] snapshotInput;

    PyTextIoWrapper(PyType type) {
        super(type);
    }

    @Constructor("TextIOWrapper(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyTextIoWrapper(cls);
    }

    @Init("TextIOWrapper(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
    void init(Object buffer, Object encoding, Object errors, Object newline, boolean lineBuffering, boolean writeThrough) {
        initialize(buffer, text(encoding, "encoding"), text(errors, "errors"), text(newline, "newline"), lineBuffering, writeThrough);
    }

    private static String text(Object value, String argument) {
        if (value == PyNone.NONE) {
            return null;
        }
        if (PyStr.valueOrNull(value) == null) {
            throw typeError("TextIOWrapper() argument '%s' must be str or None, not %T", argument, value);
        }
        return PyStr.toName(value);
    }

    /// CPython: _io_TextIOWrapper___init___impl
    void initialize(Object buffer, String encodingName, String errorsName, String newline, boolean lineBuffering, boolean writeThrough) {
        io = IoModule.current();
        this.buffer = null;
        detached = false;
        checkNewline(newline);
        if (encodingName == null && ThreadState.current().interpreter().settings().warnDefaultEncoding) {
            Warnings.warn(PyExc.EncodingWarning, "'encoding' argument not specified", 1);
        }
        encoding = encodingName == null || encodingName.equals("locale") ? "UTF-8" : encodingName;
        errors = errorsName == null ? "strict" : errorsName;
        this.lineBuffering = lineBuffering;
        this.writeThrough = writeThrough;
        chunkSize = CHUNK;
        pendingLength = 0;
        setDecoded("", 0);
        snapshotInput = null;
        setNewline(newline);
        kind = TextDecoder.kind(encoding);
        PyTuple codec = kind == TextDecoder.Kind.CODEC ? Codecs.current().lookupText(encoding, "codecs.open()") : null;
        if (ThreadState.current().interpreter().settings().devMode) {
            Codecs.current().lookupErrorHandler(errors);
        }
        this.buffer = buffer;
        takeOver(buffer);
        makeDecoder(codec);
        makeEncoder(codec);
        if (buffer instanceof BufferedObject b && b.type().fullName().startsWith("_io.")) {
            hasRead1 = b instanceof ReadingBuffer;
        } else {
            hasRead1 = Attributes.has(buffer, "read1");
        }
        seekable = telling = Truth.of(IoModule.call(buffer, "seekable"));
        startOfStream = false;
        if (!seekable && encoder != null && (encoding.equalsIgnoreCase("utf-16") || encoding.equalsIgnoreCase("utf-32"))) {
            Calls.method(encoder, "setstate", 0L);
        }
        if (seekable && (encoder != null || kind != TextDecoder.Kind.CODEC)) {
            fixEncoderState();
        }
    }

    private static void checkNewline(String newline) {
        if (newline != null && !newline.isEmpty() && !newline.equals("\n") && !newline.equals("\r") && !newline.equals("\r\n")) {
            throw valueError("illegal newline value: %s", newline);
        }
    }

    private void setNewline(String newline) {
        this.newline = newline;
        readUniversal = newline == null || newline.isEmpty();
        readTranslate = newline == null;
        writeNewline = newline != null && newline.startsWith("\r") ? newline : null;
    }

    private void makeDecoder(PyTuple codec) {
        decoder = null;
        if (Truth.of(IoModule.call(buffer, "readable"))) {
            Object incremental = codec == null ? null : Calls.call(Attributes.get(codec, "incrementaldecoder"), errors);
            decoder = new TextDecoder(kind, encoding, errors, incremental, readUniversal ? new NewlineTranslator(readTranslate) : null);
        }
    }

    private void makeEncoder(PyTuple codec) {
        encoder = null;
        if (codec != null && Truth.of(IoModule.call(buffer, "writable"))) {
            encoder = Calls.call(Attributes.get(codec, "incrementalencoder"), errors);
        }
    }

    /// A byte order mark is written at the start of a file only. CPython: _textiowrapper_fix_encoder_state
    private void fixEncoderState() {
        startOfStream = true;
        if (encoder == null) {
            return;
        }
        Object at = IoModule.call(buffer, "tell");
        if (!at.equals(0L)) {
            startOfStream = false;
            Calls.method(encoder, "setstate", 0L);
        }
    }

    private Object buffer() {
        if (buffer == null) {
            throw valueError(detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
        }
        return buffer;
    }

    @Override
    boolean isClosed() {
        Object b = buffer();
        return b instanceof BufferedObject o ? o.isClosed() : Truth.of(Attributes.get(b, "closed"));
    }

    void checkOpen() {
        if (isClosed()) {
            throw valueError("I/O operation on closed file.");
        }
    }

    void setDecoded(Object text, int used) {
        decoded = text;
        this.used = used;
    }

    // Writing

    /// CPython: _io_TextIOWrapper_write_impl
    @Override
    @Method("write(self, text, /)")
    Object write(Object argument) {
        Object text = PyStr.valueOrNull(argument);
        buffer();
        if (text == null) {
            throw typeError("write() argument must be str, not %T", argument);
        }
        checkOpen();
        if (encoder == null && (kind == TextDecoder.Kind.CODEC || decoder != null && !Truth.of(IoModule.call(buffer, "writable")))) {
            throw unsupported("not writable");
        }
        long length = Text.length(text);
        boolean hasNewline = (writeNewline != null || lineBuffering) && TextSearch.find(text, "\n", 0, (int) length) >= 0;
        if (hasNewline && writeNewline != null) {
            text = TextSearch.replace(text, "\n", writeNewline, -1);
        }
        boolean flushes = lineBuffering && (hasNewline || TextSearch.find(text, "\r", 0, Text.length(text)) >= 0);
        synchronized (this) {
            append(text);
            if (pendingLength >= chunkSize || flushes || writeThrough) {
                writePending();
            }
        }
        if (flushes) {
            flushBuffer();
        }
        if (decoder != null) {
            forgetReadAhead();
        }
        return length;
    }

    private void flushBuffer() {
        if (buffer instanceof BufferedObject b && !b.type().isHeapType()) {
            b.flushBoth();
        } else {
            IoModule.call(buffer(), "flush");
        }
    }

    private void forgetReadAhead() {
        if (used != 0 || snapshotInput != null || !decoded.equals("")) {
            setDecoded("", 0);
            snapshotInput = null;
            decoder.reset();
        }
    }

    private void append(Object text) {
        if (pendingLength == 0) {
            io.addPending(this);
        }
        if (text instanceof String s && kind != TextDecoder.Kind.CODEC) {
            int length = s.length();
            makeRoom(length);
            byte[] bytes = pending;
            int at = pendingLength;
            int limit = kind == TextDecoder.Kind.LATIN_1 ? 0x100 : 0x80;
            int i = 0;
            for (; i < length; i++) {
                char c = s.charAt(i);
                if (c >= limit) {
                    break;
                }
                bytes[at + i] = (byte) c;
            }
            if (i == length) {
                pendingLength = at + length;
                return;
            }
        }
        byte[] bytes;
        if (kind == TextDecoder.Kind.CODEC) {
            Object result = Calls.method(encoder, "encode", text);
            if (!(result instanceof PyBytes b)) {
                throw typeError("encoder should return a bytes object, not '%T'", result);
            }
            bytes = b.array();
            startOfStream = false;
        } else {
            bytes = Codecs.encodeToBytes(text, encoding, errors);
        }
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, pending, pendingLength, bytes.length);
        pendingLength += bytes.length;
    }

    /// Text already held goes first when there would be more than a chunk of it.
    private void makeRoom(int more) {
        if (pendingLength > 0 && pendingLength + more > chunkSize) {
            writePending();
            io.addPending(this);
        }
        int size = pendingLength + more;
        if (size > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(size, 2 * pending.length));
        }
    }

    /// Passes the pending bytes on. CPython: _textiowrapper_writeflush
    synchronized void writePending() {
        if (pendingLength == 0) {
            return;
        }
        int n = pendingLength;
        pendingLength = 0;
        io.removePending(this);
        if (buffer instanceof BufferedObject b && !b.type().isHeapType()) {
            b.writeBytes(pending, 0, n);
        } else {
            IoModule.call(buffer, "write", PyBytes.of(Arrays.copyOf(pending, n)));
        }
        if (pending.length > 16 * CHUNK) {
            pending = new byte[256];
        }
    }

    @Override
    public String path() {
        return buffer instanceof BufferedObject b ? b.path() : null;
    }

    @Override
    public void flushAtExit() {
        if (buffer != null && !isClosed()) {
            writePending();
            flushBuffer();
        }
        io.removePending(this);
    }

    @Override
    @Method("flush(self, /)")
    void flush() {
        buffer();
        checkOpen();
        telling = seekable;
        writePending();
        flushBuffer();
    }

    // Reading

    private void requireDecoder() {
        if (decoder == null) {
            throw unsupported("not readable");
        }
    }

    /// Reads and decodes another piece; false at the end. CPython: textiowrapper_read_chunk
    boolean readChunk(long hint) {
        requireDecoder();
        TextDecoder.State state = telling ? decoder.state() : null;
        long size = Math.max(hint, chunkSize);
        byte[] input;
        if (buffer instanceof ReadingBuffer r && !r.type().isHeapType()) {
            input = r.read1(size);
        } else {
            Object got = IoModule.call(buffer, hasRead1 ? "read1" : "read", size);
            if (!(got instanceof PyBytes) && !Buffer.isBuffer(got)) {
                throw typeError("underlying %s() should have returned a bytes-like object, not '%T'", hasRead1 ? "read1" : "read", got);
            }
            input = Buffer.bytesOf(got);
        }
        boolean eof = input.length == 0;
        setDecoded(decoder.decode(input, eof), 0);
        if (Text.length(decoded) > 0) {
            eof = false;
        }
        if (state != null) {
            snapshotState = state;
            byte[] before = state.buffered();
            if (before.length == 0) {
                snapshotInput = input;
            } else {
                snapshotInput = Arrays.copyOf(before, before.length + input.length);
                System.arraycopy(input, 0, snapshotInput, before.length, input.length);
            }
        }
        return !eof;
    }

    private Object takeDecoded(int n) {
        int left = Text.length(decoded) - used;
        int count = n < 0 || n > left ? left : n;
        Object text = used == 0 && count == left ? decoded : Text.slice(decoded, used, used + count);
        used += count;
        return text;
    }

    @Override
    @Method("read(self, size=-1, /)")
    synchronized Object read(Object size) {
        long n = size(size);
        buffer();
        checkOpen();
        requireDecoder();
        writePending();
        if (n < 0) {
            Object rest = IoModule.call(buffer, "read");
            if (rest == PyNone.NONE || !(rest instanceof PyBytes) && !Buffer.isBuffer(rest)) {
                throw typeError("underlying read() should have returned a bytes-like object, not '%T'", rest);
            }
            Object text = decoder.decode(Buffer.bytesOf(rest), true);
            Object result = takeDecoded(-1);
            if (Text.length(result) > 0) {
                result = Text.concat(result, text);
            } else {
                result = text;
            }
            setDecoded("", 0);
            snapshotInput = null;
            return result;
        }
        Object first = takeDecoded((int) Math.min(n, Integer.MAX_VALUE));
        long left = n - Text.length(first);
        if (left == 0) {
            return first;
        }
        TextBuilder all = new TextBuilder();
        all.append(first);
        while (left > 0 && readChunk(left)) {
            Object part = takeDecoded((int) Math.min(left, Integer.MAX_VALUE));
            left -= Text.length(part);
            all.append(part);
        }
        return all.toStr();
    }

    @Override
    @Method("readline(self, size=-1, /)")
    Object readline(Object size) {
        long limit = PyInt.valueOrNull(size) == null && !Conversion.isIndex(size) ? size(size) : Conversion.toSize(size);
        buffer();
        return line(limit);
    }

    /// CPython: _textiowrapper_readline
    private synchronized Object line(long limit) {
        checkOpen();
        writePending();
        TextBuilder parts = null;
        long left = limit < 0 ? Long.MAX_VALUE : limit;
        while (true) {
            int length = Text.length(decoded);
            if (used >= length) {
                boolean more = true;
                while ((more = readChunk(0)) && Text.length(decoded) == 0) {
                    continue;
                }
                if (!more) {
                    setDecoded("", 0);
                    snapshotInput = null;
                    return parts == null ? "" : parts.toStr();
                }
                length = Text.length(decoded);
            }
            int start = used;
            int end = lineEnd(start, length, parts);
            if (end < 0) {
                // A line end of two characters may have been cut in half.
                int stop = length;
                if (stop - start >= left) {
                    stop = (int) (start + left);
                    end = stop;
                } else {
                    if (parts == null) {
                        parts = new TextBuilder(Math.max(64, 2 * (stop - start)));
                    }
                    parts.append(decoded, start, stop);
                    left -= stop - start;
                    used = stop;
                    continue;
                }
            } else if (end - start > left) {
                end = (int) (start + left);
            }
            used = end;
            if (parts != null) {
                parts.append(decoded, start, end);
                return parts.toStr();
            }
            return decoded instanceof String s ? s.substring(start, end) : Text.slice(decoded, start, end);
        }
    }

    /// Where the line that starts at `start` ends within the decoded text, or -1. CPython: _PyIO_find_line_ending
    private int lineEnd(int start, int length, TextBuilder before) {
        if (readTranslate || "\n".equals(newline)) {
            int at = decoded instanceof String s ? s.indexOf('\n', start) : TextSearch.find(decoded, "\n", start, length);
            return at < 0 ? -1 : at + 1;
        }
        if (readUniversal) {
            for (int i = start; i < length; i++) {
                int c = Text.at(decoded, i);
                if (c == '\n') {
                    return i + 1;
                }
                if (c == '\r') {
                    return i + 1 < length && Text.at(decoded, i + 1) == '\n' ? i + 2 : i + 1;
                }
            }
            return -1;
        }
        if (newline.length() == 2 && before != null && before.length() > 0 && Text.at(decoded, start) == '\n'
                && Text.at(before.toStr(), before.length() - 1) == '\r') {
            return start + 1;
        }
        int at = TextSearch.find(decoded, newline, start, length);
        return at < 0 ? -1 : at + newline.length();
    }

    @Override
    public Object __iter__() {
        checkOpen();
        return this;
    }

    @Override
    public Object __next__() {
        buffer();
        telling = false;
        Object line;
        if (type().isHeapType()) {
            line = callMethod("readline");
            if (PyStr.valueOrNull(line) == null) {
                throw Raise.of(PyExc.OSError, "readline() should have returned a str object, not '%T'", line);
            }
        } else {
            line = line(-1);
        }
        if (Text.length(PyStr.valueOrNull(line)) == 0) {
            snapshotInput = null;
            telling = seekable;
            return null;
        }
        return line;
    }

    // Positions

    @Override
    @Method("tell(self, /)")
    synchronized Object tell() {
        buffer();
        checkOpen();
        if (!seekable) {
            throw unsupported("underlying stream is not seekable");
        }
        if (!telling) {
            throw Raise.of(PyExc.OSError, "telling position disabled by next() call");
        }
        writePending();
        callMethod("flush");
        return TextPosition.tell(this, (Object) IoModule.call(buffer, "tell"));
    }

    /// CPython: _io_TextIOWrapper_seek_impl
    @Override
    @Method("seek(self, cookie, whence=0, /)")
    synchronized Object seek(Object cookie, Object whenceArgument) {
        int whence = Conversion.toInt(whenceArgument);
        buffer();
        checkOpen();
        if (!seekable) {
            throw unsupported("underlying stream is not seekable");
        }
        boolean isZero = cookie.equals(0L);
        switch (whence) {
            case 0 -> {
                if (TextPosition.isNegative(Conversion.index(cookie))) {
                    throw valueError("negative seek position %R", cookie);
                }
            }
            case 1 -> {
                if (!isZero) {
                    throw unsupported("can't do nonzero cur-relative seeks");
                }
                cookie = callMethod("tell");
            }
            case 2 -> {
                if (!isZero) {
                    throw unsupported("can't do nonzero end-relative seeks");
                }
                callMethod("flush");
                setDecoded("", 0);
                snapshotInput = null;
                if (decoder != null) {
                    decoder.reset();
                }
                Object end = IoModule.call(buffer, "seek", 0L, 2L);
                if (encoder != null) {
                    resetEncoder(end.equals(0L));
                }
                return end;
            }
            default -> throw valueError("invalid whence (%d, should be 0, 1 or 2)", whence);
        }
        callMethod("flush");
        TextPosition position = TextPosition.parse(cookie);
        IoModule.call(buffer, "seek", position.start());
        setDecoded("", 0);
        snapshotInput = null;
        if (decoder != null) {
            if (position.start() == 0 && position.decoderFlags() == 0) {
                decoder.reset();
            } else {
                decoder.setState(new TextDecoder.State(new byte[0], (long) position.decoderFlags()));
            }
        }
        if (position.charsToSkip() > 0) {
            Object got = IoModule.call(buffer, "read", (long) position.bytesToFeed());
            if (!(got instanceof PyBytes bytes)) {
                throw typeError("underlying read() should have returned a bytes object, not '%T'", got);
            }
            snapshotState = new TextDecoder.State(new byte[0], (long) position.decoderFlags());
            snapshotInput = bytes.array();
            requireDecoder();
            setDecoded(decoder.decode(bytes.array(), position.needEof()), 0);
            if (Text.length(decoded) < position.charsToSkip()) {
                throw Raise.of(PyExc.OSError, "can't restore logical file position");
            }
            used = position.charsToSkip();
        } else {
            snapshotState = new TextDecoder.State(new byte[0], (long) position.decoderFlags());
            snapshotInput = new byte[0];
        }
        if (encoder != null) {
            resetEncoder(position.start() == 0 && position.decoderFlags() == 0);
        }
        return cookie;
    }

    private void resetEncoder(boolean atStart) {
        startOfStream = atStart;
        if (atStart) {
            Calls.method(encoder, "reset");
        } else {
            Calls.method(encoder, "setstate", 0L);
        }
    }

    @Override
    @Method("truncate(self, pos=None, /)")
    Object truncate(Object pos) {
        buffer();
        callMethod("flush");
        return IoModule.call(buffer, "truncate", pos);
    }

    // The rest

    /// CPython: _io_TextIOWrapper_reconfigure_impl
    @Method("reconfigure(self, /, *, encoding=None, errors=None, newline=NULL, line_buffering=None, write_through=None)")
    void reconfigure(Object newEncoding, Object newErrors, Object newNewline, Object newLineBuffering, Object newWriteThrough) {
        buffer();
        if (Text.length(decoded) > 0 || snapshotInput != null) {
            if (newEncoding != PyNone.NONE || newErrors != PyNone.NONE || newNewline != null) {
                throw unsupported("It is not possible to set the encoding or newline of stream after the first read");
            }
        }
        if (newNewline != null && newNewline != PyNone.NONE && PyStr.valueOrNull(newNewline) == null) {
            throw typeError("reconfigure() argument 'newline' must be str or None, not %T", newNewline);
        }
        String nextNewline = newNewline == null ? newline : newNewline == PyNone.NONE ? null : PyStr.toName(newNewline);
        checkNewline(nextNewline);
        boolean line = newLineBuffering == PyNone.NONE ? lineBuffering : Conversion.toLong(newLineBuffering) != 0;
        boolean through = newWriteThrough == PyNone.NONE ? writeThrough : Conversion.toLong(newWriteThrough) != 0;
        callMethod("flush");
        if (newEncoding != PyNone.NONE || newErrors != PyNone.NONE || newNewline != null) {
            String nextEncoding = newEncoding == PyNone.NONE ? encoding : text(newEncoding, "encoding");
            String nextErrors = newErrors != PyNone.NONE ? text(newErrors, "errors") : newEncoding == PyNone.NONE ? errors : "strict";
            TextDecoder.Kind nextKind = TextDecoder.kind(nextEncoding);
            PyTuple codec = nextKind == TextDecoder.Kind.CODEC ? Codecs.current().lookupText(nextEncoding, "codecs.open()") : null;
            encoding = nextEncoding;
            errors = nextErrors;
            kind = nextKind;
            setNewline(nextNewline);
            makeDecoder(codec);
            makeEncoder(codec);
            if (seekable) {
                fixEncoderState();
            }
        }
        lineBuffering = line;
        writeThrough = through;
    }

    @Override
    @Method("detach(self, /)")
    Object detach() {
        buffer();
        callMethod("flush");
        Object b = buffer;
        withdrawPromise();
        if (b instanceof BufferedObject below) {
            below.promiseClose();
        }
        buffer = null;
        detached = true;
        return b;
    }

    @Override
    @Method("close(self, /)")
    void close() {
        Object b = buffer();
        if (Truth.of(Attributes.get(this, "closed"))) {
            return;
        }
        if (finalizing) {
            warnOfDrop(b);
        }
        Raised first = null;
        try {
            callMethod("flush");
        } catch (Raised e) {
            first = e;
        }
        pendingLength = 0;
        io.removePending(this);
        withdrawPromise();
        try {
            IoModule.call(b, "close");
        } catch (Raised second) {
            if (first != null) {
                second.value().setContext(first.value());
            }
            throw second;
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    @Method("fileno(self, /)")
    Object fileno() {
        return IoModule.call(buffer(), "fileno");
    }

    @Override
    @Method("seekable(self, /)")
    Object seekable() {
        return IoModule.call(buffer(), "seekable");
    }

    @Override
    @Method("readable(self, /)")
    Object readable() {
        return IoModule.call(buffer(), "readable");
    }

    @Override
    @Method("writable(self, /)")
    Object writable() {
        return IoModule.call(buffer(), "writable");
    }

    @Override
    @Method("isatty(self, /)")
    Object isatty() {
        return IoModule.call(buffer(), "isatty");
    }

    @Override
    @Getter("closed")
    Object closed() {
        return Attributes.get(buffer(), "closed");
    }

    @Override
    @Getter("encoding")
    Object encoding() {
        return encoding == null ? PyNone.NONE : encoding;
    }

    @Override
    @Getter("errors")
    Object errors() {
        if (errors == null) {
            buffer();
        }
        return errors;
    }

    @Override
    @Getter("newlines")
    Object newlines() {
        buffer();
        Object seen = decoder == null ? null : decoder.newlines();
        return seen == null ? PyNone.NONE : seen;
    }

    @Getter("buffer")
    Object bufferAttribute() {
        return buffer == null ? PyNone.NONE : buffer;
    }

    @Getter("line_buffering")
    Object lineBuffering() {
        return lineBuffering;
    }

    @Getter("write_through")
    Object writeThrough() {
        return writeThrough;
    }

    @Getter("name")
    Object name() {
        return Attributes.get(buffer(), "name");
    }

    @Getter("_finalizing")
    Object finalizing() {
        return finalizing;
    }

    @Setter("_finalizing")
    void setFinalizing(Object value) {
        finalizing = Truth.of(value);
    }

    @Getter("_CHUNK_SIZE")
    Object chunkSize() {
        buffer();
        return chunkSize;
    }

    @Setter(value = "_CHUNK_SIZE", deletable = true)
    void setChunkSize(Object value) {
        buffer();
        if (value == null) {
            throw Raise.attributeError("cannot delete attribute");
        }
        long n = Conversion.toSize(value);
        if (n <= 0) {
            throw valueError("a strictly positive integer is required");
        }
        chunkSize = n;
    }

    public Object __repr__() {
        if (encoding == null) {
            buffer();
        }
        TextBuilder b = new TextBuilder();
        b.append("<_io.TextIOWrapper");
        Object name = null;
        try {
            name = Attributes.lookup(this, "name");
        } catch (Raised e) {
            if (!e.matches(PyExc.ValueError)) {
                throw e;
            }
        }
        if (name != null) {
            b.append(" name=").append(Representation.repr(name));
        }
        Object mode = Attributes.lookup(this, "mode");
        if (mode != null) {
            b.append(" mode=").append(Representation.repr(mode));
        }
        return b.append(" encoding=").append(Representation.repr(encoding)).append('>').toStr();
    }

    /// Whether the next write starts the file, where a codec may put its mark.
    boolean isStartOfStream() {
        return startOfStream;
    }
}
