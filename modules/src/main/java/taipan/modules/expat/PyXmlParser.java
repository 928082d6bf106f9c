package taipan.modules.expat;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Conversion;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Truth;

/// `pyexpat.xmlparser`: calls Python functions for what a parser finds.
/// CPython: Modules/pyexpat.c (xmlparseobject)
@PyClass(name = "pyexpat.xmlparser")
public final class PyXmlParser extends PyObject {
    public static final PyType TYPE =
            PyType.builtin("pyexpat.xmlparser", PyType.OBJECT, PyXmlParser.class, new PyXmlParserSlots(), new HandlerAttribute(null), 0);

    private static final int PIECE = 2048;

    private final PyexpatModule module;
    private final PyDict intern;
    private final Object[] handlers = new Object[Handler.values().length];
    private final Listener listener = new Listener();
    private XmlParser parser;
    private boolean begun;
    private final String separator;
    private boolean orderedAttributes;
    private boolean specifiedAttributes;
    private boolean inCallback;
    private int errorCode;
    /// Text that waits to become larger, null when text is reported as it comes.
    private StringBuilder buffer;
    private int bufferSize = 8192;

    PyXmlParser(PyexpatModule module, String encoding, String separator, PyDict intern) {
        super(TYPE);
        this.module = module;
        this.intern = intern;
        this.separator = separator;
        this.parser = new XmlParser(listener, encoding, separator);
    }

    private PyXmlParser(PyXmlParser parent, String context, String encoding) {
        super(TYPE);
        this.module = parent.module;
        this.intern = parent.intern;
        this.separator = parent.separator;
        this.orderedAttributes = parent.orderedAttributes;
        this.specifiedAttributes = parent.specifiedAttributes;
        this.bufferSize = parent.bufferSize;
        this.buffer = parent.buffer == null ? null : new StringBuilder();
        System.arraycopy(parent.handlers, 0, handlers, 0, handlers.length);
        this.listener.handled = parent.listener.handled;
        this.parser = parent.parser.external(listener, context, encoding);
    }

    // Handlers

    Object handler(Handler which) {
        Object value = handlers[which.ordinal()];
        return value == null ? PyNone.NONE : value;
    }

    void setHandler(Handler which, Object value) {
        if (which == Handler.CHARACTER_DATA) {
            listener.flush();
        }
        boolean on = value != PyNone.NONE;
        handlers[which.ordinal()] = on ? value : null;
        int bit = which.bit;
        if (which == Handler.DEFAULT || which == Handler.DEFAULT_EXPAND) {
            bit = Handler.DEFAULT.bit | Handler.DEFAULT_EXPAND.bit;
            listener.handled &= ~bit;
            if (on) {
                listener.handled |= which == Handler.DEFAULT ? Handler.DEFAULT.bit : bit;
            }
        } else {
            listener.handled = on ? listener.handled | bit : listener.handled & ~bit;
        }
    }

    private Object text(String text) {
        return text == null ? PyNone.NONE : PyStr.fromName(text);
    }

    private Object interned(String text) {
        if (text == null) {
            return PyNone.NONE;
        }
        Object value = PyStr.fromName(text);
        return intern == null ? value : intern.putIfAbsent(value, value) instanceof Object known ? known : value;
    }

    /// Turns what the parser reports into calls.
    private final class Listener extends Events {
        /// Reports the text that waits.
        void flush() {
            if (buffer == null || buffer.isEmpty()) {
                return;
            }
            String text = buffer.toString();
            buffer.setLength(0);
            if (handles(Handler.CHARACTER_DATA)) {
                invoke(Handler.CHARACTER_DATA, PyStr.fromName(text));
            }
        }

        private Object invoke(Handler handler, Object... args) {
            boolean before = inCallback;
            inCallback = true;
            try {
                return Calls.call(taipan.objects.ThreadState.current(), handlers[handler.ordinal()], args, null);
            } catch (RuntimeException | Error e) {
                Arrays.fill(handlers, null);
                handled = 0;
                throw e;
            } finally {
                inCallback = before;
            }
        }

        private Object report(Handler handler, Object... args) {
            flush();
            return handles(handler) ? invoke(handler, args) : PyNone.NONE;
        }

        @Override
        void startElement(String name, String[] attributes, int specified) {
            flush();
            int count = specifiedAttributes ? specified : attributes.length;
            Object container;
            if (orderedAttributes) {
                Object[] items = new Object[count];
                for (int i = 0; i < count; i += 2) {
                    items[i] = interned(attributes[i]);
                    items[i + 1] = text(attributes[i + 1]);
                }
                container = PyList.of(items);
            } else {
                PyDict dict = new PyDict();
                for (int i = 0; i < count; i += 2) {
                    dict.put(interned(attributes[i]), text(attributes[i + 1]));
                }
                container = dict;
            }
            report(Handler.START_ELEMENT, interned(name), container);
        }

        @Override
        void endElement(String name) {
            report(Handler.END_ELEMENT, interned(name));
        }

        @Override
        void processingInstruction(String target, String data) {
            report(Handler.PROCESSING_INSTRUCTION, interned(target), text(data));
        }

        @Override
        void characterData(String text) {
            if (buffer == null) {
                invoke(Handler.CHARACTER_DATA, PyStr.fromName(text));
                return;
            }
            if (buffer.length() + text.length() > bufferSize) {
                flush();
                if (!handles(Handler.CHARACTER_DATA)) {
                    return;
                }
            }
            if (text.length() > bufferSize) {
                invoke(Handler.CHARACTER_DATA, PyStr.fromName(text));
            } else {
                buffer.append(text);
            }
        }

        @Override
        void unparsedEntity(String name, String base, String systemId, String publicId, String notation) {
            report(Handler.UNPARSED_ENTITY, interned(name), interned(base), interned(systemId), interned(publicId), interned(notation));
        }

        @Override
        void notation(String name, String base, String systemId, String publicId) {
            report(Handler.NOTATION, interned(name), interned(base), interned(systemId), interned(publicId));
        }

        @Override
        void startNamespace(String prefix, String uri) {
            report(Handler.START_NAMESPACE, interned(prefix), interned(uri));
        }

        @Override
        void endNamespace(String prefix) {
            report(Handler.END_NAMESPACE, interned(prefix));
        }

        @Override
        void comment(String text) {
            report(Handler.COMMENT, text(text));
        }

        @Override
        void startCdata() {
            report(Handler.START_CDATA);
        }

        @Override
        void endCdata() {
            report(Handler.END_CDATA);
        }

        @Override
        void defaultText(String text) {
            flush();
            if (handles(Handler.DEFAULT)) {
                boolean expand = handles(Handler.DEFAULT_EXPAND);
                invoke(expand ? Handler.DEFAULT_EXPAND : Handler.DEFAULT, text(text));
            }
        }

        @Override
        boolean notStandalone() {
            return Conversion.toInt(report(Handler.NOT_STANDALONE)) != 0;
        }

        @Override
        boolean externalEntity(String context, String base, String systemId, String publicId) {
            flush();
            return Conversion.toInt(invoke(Handler.EXTERNAL_ENTITY, text(context), interned(base), interned(systemId), interned(publicId))) != 0;
        }

        @Override
        void startDoctype(String name, String systemId, String publicId, boolean internalSubset) {
            report(Handler.START_DOCTYPE, interned(name), interned(systemId), interned(publicId), internalSubset ? 1L : 0L);
        }

        @Override
        void endDoctype() {
            report(Handler.END_DOCTYPE);
        }

        @Override
        void entity(String name, boolean parameter, String value, String base, String systemId, String publicId, String notation) {
            report(Handler.ENTITY, interned(name), parameter ? 1L : 0L, text(value), interned(base), interned(systemId), interned(publicId),
                    interned(notation));
        }

        @Override
        void xmlDeclaration(String version, String encoding, int standalone) {
            report(Handler.XML_DECLARATION, text(version), text(encoding), (long) standalone);
        }

        @Override
        void element(String name, ContentModel model) {
            report(Handler.ELEMENT, interned(name), model(model));
        }

        private Object model(ContentModel model) {
            Object[] children = new Object[model.children().size()];
            for (int i = 0; i < children.length; i++) {
                children[i] = model(model.children().get(i));
            }
            return PyTuple.of((long) model.type(), (long) model.quantifier(), interned(model.name()), PyTuple.of(children));
        }

        @Override
        void attributeList(String element, String attribute, String type, String value, boolean required) {
            report(Handler.ATTRIBUTE_LIST, interned(element), interned(attribute), text(type), text(value), required ? 1L : 0L);
        }

        @Override
        void skippedEntity(String name, boolean parameter) {
            report(Handler.SKIPPED_ENTITY, interned(name), parameter ? 1L : 0L);
        }

        @Override
        int[] encoding(String name) {
            return encodingTable(name);
        }
    }

    /// The 256 characters of an encoding of single bytes that Python knows, null for one it does not know.
    static int[] encodingTable(String name) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Object text = Codecs.decode(all, PyBytes.of(all), name, "replace");
        if (taipan.text.Text.length(text) != all.length) {
            throw valueError("multi-byte encodings are not supported");
        }
        int[] table = new int[all.length];
        for (int i = 0; i < table.length; i++) {
            int c = taipan.text.Text.at(text, i);
            table[i] = c == 0xFFFD ? -1 : c;
        }
        return table;
    }

    // Parsing

    private Object feed(byte[] data, int from, int to, boolean last) {
        begun = true;
        try {
            parser.parse(data, from, to, last);
        } catch (Problem e) {
            errorCode = e.code;
            listener.flush();
            throw module.error(e.code, parser.document);
        }
        listener.flush();
        return 1L;
    }

    @Method("Parse(self, data, isfinal=False, /)")
    synchronized Object parse(Object data, boolean last) {
        Object text = PyStr.valueOrNull(data);
        byte[] bytes;
        if (text != null) {
            bytes = Codecs.encodeToBytes(text, "utf-8", null);
            if (!begun) {
                parser.setEncoding("utf-8");
            }
        } else {
            bytes = Buffer.bytesOf(data);
        }
        return feed(bytes, 0, bytes.length, last);
    }

    @Method("ParseFile(self, file, /)")
    synchronized Object parseFile(Object file) {
        Object read = Attributes.lookup(file, "read");
        if (read == null) {
            throw typeError("argument must have 'read' attribute");
        }
        while (true) {
            Object piece = Calls.call(read, (long) PIECE);
            if (!(piece instanceof PyBytes) && !(piece instanceof PyByteArray)) {
                throw typeError("read() did not return a bytes object (type=%T)", piece);
            }
            byte[] bytes = Buffer.bytesOf(piece);
            if (bytes.length > PIECE) {
                throw valueError("read() returned too much data: %d bytes requested, %d returned", PIECE, bytes.length);
            }
            feed(bytes, 0, bytes.length, bytes.length == 0);
            if (bytes.length == 0) {
                return 1L;
            }
        }
    }

    @Method("SetBase(self, base, /)")
    void setBase(String base) {
        parser.base = base;
    }

    @Method("GetBase(self, /)")
    Object getBase() {
        return text(parser.base);
    }

    @Method("GetInputContext(self, /)")
    Object getInputContext() {
        Source source = parser.document;
        if (!inCallback) {
            return PyNone.NONE;
        }
        return PyBytes.of(source.text(source.event, source.end).getBytes(StandardCharsets.UTF_8));
    }

    @Method("ExternalEntityParserCreate(self, context, encoding=NULL, /)")
    Object externalEntityParserCreate(Object context, Object encoding) {
        if (context != PyNone.NONE && PyStr.valueOrNull(context) == null) {
            throw typeError("ExternalEntityParserCreate() argument 1 must be str or None, not %T", context);
        }
        String name = encoding == null || encoding == PyNone.NONE ? null : PyStr.toName(encoding);
        return new PyXmlParser(this, context == PyNone.NONE ? null : PyStr.toName(context), name);
    }

    @Method("SetParamEntityParsing(self, flag, /)")
    Object setParamEntityParsing(int flag) {
        if (begun || flag < 0 || flag > 2) {
            return 0L;
        }
        parser.parameterEntityParsing = flag;
        return 1L;
    }

    @Method("UseForeignDTD(self, flag=True, /)")
    void useForeignDtd(boolean flag) {
        if (begun) {
            errorCode = Problem.CANT_CHANGE_FEATURE;
            throw module.error(Problem.CANT_CHANGE_FEATURE, parser.document);
        }
        parser.useForeignDtd = flag;
    }

    // Attributes

    @Getter("ErrorCode")
    long errorCode() {
        return errorCode;
    }

    @Getter("ErrorLineNumber")
    long errorLine() {
        return parser.document.line();
    }

    @Getter("ErrorColumnNumber")
    long errorColumn() {
        return parser.document.column();
    }

    @Getter("ErrorByteIndex")
    long errorByte() {
        return parser.document.byteIndex();
    }

    @Getter("CurrentLineNumber")
    long currentLine() {
        return parser.document.line();
    }

    @Getter("CurrentColumnNumber")
    long currentColumn() {
        return parser.document.column();
    }

    @Getter("CurrentByteIndex")
    long currentByte() {
        return parser.document.byteIndex();
    }

    @Getter("buffer_size")
    long bufferSize() {
        return bufferSize;
    }

    @Setter("buffer_size")
    void setBufferSize(Object value) {
        Object size = PyInt.valueOrNull(value);
        if (size == null) {
            throw typeError("buffer_size must be an integer");
        }
        if (size instanceof BigInteger) {
            throw overflowError("Python int too large to convert to C long");
        }
        long wanted = (Long) size;
        if (wanted == bufferSize) {
            return;
        }
        if (wanted <= 0) {
            throw valueError("buffer_size must be greater than zero");
        }
        if (wanted > Integer.MAX_VALUE) {
            throw valueError("buffer_size must not be greater than %d", Integer.MAX_VALUE);
        }
        listener.flush();
        bufferSize = (int) wanted;
    }

    @Getter("buffer_text")
    boolean bufferText() {
        return buffer != null;
    }

    @Setter("buffer_text")
    void setBufferText(Object value) {
        if (Truth.of(value)) {
            buffer = buffer == null ? new StringBuilder() : buffer;
        } else {
            listener.flush();
            buffer = null;
        }
    }

    @Getter("buffer_used")
    long bufferUsed() {
        return buffer == null ? 0 : buffer.length();
    }

    @Getter("namespace_prefixes")
    boolean namespacePrefixes() {
        return parser.namespaces != null && parser.namespaces.triplets;
    }

    @Setter("namespace_prefixes")
    void setNamespacePrefixes(Object value) {
        boolean on = Truth.of(value);
        if (parser.namespaces != null) {
            parser.namespaces.triplets = on;
        }
    }

    @Getter("ordered_attributes")
    boolean orderedAttributes() {
        return orderedAttributes;
    }

    @Setter("ordered_attributes")
    void setOrderedAttributes(Object value) {
        orderedAttributes = Truth.of(value);
    }

    @Getter("specified_attributes")
    boolean specifiedAttributes() {
        return specifiedAttributes;
    }

    @Setter("specified_attributes")
    void setSpecifiedAttributes(Object value) {
        specifiedAttributes = Truth.of(value);
    }

    @Getter("intern")
    Object intern() {
        return intern == null ? PyNone.NONE : intern;
    }
}
