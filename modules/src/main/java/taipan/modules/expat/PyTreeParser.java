package taipan.modules.expat;

import static taipan.objects.Raise.typeError;

import java.util.HashMap;
import java.util.Map;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Warnings;
import taipan.text.Text;

/// `xml.etree.ElementTree.XMLParser`: feeds what a parser finds to a target, which usually is a `TreeBuilder`.
/// CPython: Modules/_elementtree.c (XMLParserObject)
@PyClass(name = "xml.etree.ElementTree.XMLParser", subclassable = true)
public final class PyTreeParser extends PyExtensible {
    public static final PyType TYPE = PyTreeParserBindings.newType();

    private static final long PIECE = 64 * 1024;

    @Member("entity")
    Object entity = PyNone.NONE;

    @Member("target")
    Object target = PyNone.NONE;

    @Member("version")
    String version = "Expat " + PyexpatModule.VERSION;

    private ElementTreeModule module;
    private final Listener listener = new Listener();
    private XmlParser parser;
    private boolean begun;
    /// The target when it is a plain tree builder, else null and its methods are called.
    private PyTreeBuilder builder;
    private Object startMethod;
    private Object endMethod;
    private Object dataMethod;
    private Object commentMethod;
    private Object instructionMethod;
    private Object startNamespaceMethod;
    private Object endNamespaceMethod;
    private Object doctypeMethod;
    private Object closeMethod;
    private final Map<String, Object> names = new HashMap<>();

    PyTreeParser(PyType type) {
        super(type);
    }

    @Constructor("XMLParser(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyTreeParser(cls);
    }

    @Init("XMLParser(self, *, target=None, encoding=None)")
    void init(Object given, Object encoding) {
        if (encoding != PyNone.NONE && PyStr.valueOrNull(encoding) == null) {
            throw typeError("XMLParser() argument 'encoding' must be str or None, not %T", encoding);
        }
        module = ElementTreeModule.current();
        parser = new XmlParser(listener, encoding == PyNone.NONE ? null : PyStr.toName(encoding), "}");
        begun = false;
        entity = new PyDict();
        if (given == PyNone.NONE) {
            builder = new PyTreeBuilder(PyTreeBuilder.TYPE);
            builder.init(PyNone.NONE, PyNone.NONE, PyNone.NONE, false, false);
            target = builder;
        } else {
            target = given;
            builder = given instanceof PyTreeBuilder own && own.type() == PyTreeBuilder.TYPE ? own : null;
        }
        startMethod = Attributes.lookup(target, "start");
        endMethod = Attributes.lookup(target, "end");
        dataMethod = Attributes.lookup(target, "data");
        commentMethod = Attributes.lookup(target, "comment");
        instructionMethod = Attributes.lookup(target, "pi");
        startNamespaceMethod = Attributes.lookup(target, "start_ns");
        endNamespaceMethod = Attributes.lookup(target, "end_ns");
        doctypeMethod = Attributes.lookup(target, "doctype");
        closeMethod = Attributes.lookup(target, "close");
        listen();
    }

    /// Says what is listened to.
    private void listen() {
        int handled = Handler.DEFAULT.bit | Handler.DEFAULT_EXPAND.bit | Handler.START_DOCTYPE.bit;
        handled |= startMethod != null ? Handler.START_ELEMENT.bit : 0;
        handled |= endMethod != null ? Handler.END_ELEMENT.bit : 0;
        handled |= dataMethod != null ? Handler.CHARACTER_DATA.bit : 0;
        handled |= commentMethod != null ? Handler.COMMENT.bit : 0;
        handled |= instructionMethod != null ? Handler.PROCESSING_INSTRUCTION.bit : 0;
        boolean namespaces = builder != null && builder.wantsNamespaces();
        handled |= namespaces || startNamespaceMethod != null ? Handler.START_NAMESPACE.bit : 0;
        handled |= namespaces || endNamespaceMethod != null ? Handler.END_NAMESPACE.bit : 0;
        listener.handled = handled;
    }

    /// The Python name `{uri}local` of an expanded name.
    private Object universal(String name) {
        Object known = names.get(name);
        if (known == null) {
            known = PyStr.fromName(name.indexOf('}') >= 0 ? "{" + name : name);
            names.put(name, known);
        }
        return known;
    }

    private static Object text(String text) {
        return text == null ? PyNone.NONE : PyStr.fromName(text);
    }

    private final class Listener extends Events {
        @Override
        void startElement(String name, String[] attributes, int specified) {
            PyDict dict = null;
            if (attributes.length > 0) {
                dict = new PyDict();
                for (int i = 0; i < attributes.length; i += 2) {
                    dict.put(universal(attributes[i]), PyStr.fromName(attributes[i + 1]));
                }
            }
            if (builder != null) {
                builder.begin(universal(name), dict);
            } else {
                Calls.call(startMethod, universal(name), dict == null ? new PyDict() : dict);
            }
        }

        @Override
        void endElement(String name) {
            if (builder != null) {
                builder.end(PyNone.NONE);
            } else {
                Calls.call(endMethod, universal(name));
            }
        }

        @Override
        void characterData(String text) {
            if (builder != null) {
                builder.data(PyStr.fromName(text));
            } else {
                Calls.call(dataMethod, PyStr.fromName(text));
            }
        }

        @Override
        void startNamespace(String prefix, String uri) {
            Object before = prefix == null ? "" : PyStr.fromName(prefix);
            Object name = uri == null ? "" : PyStr.fromName(uri);
            if (builder != null) {
                builder.startNamespace(before, name);
            } else {
                Calls.call(startNamespaceMethod, before, name);
            }
        }

        @Override
        void endNamespace(String prefix) {
            if (builder != null) {
                builder.endNamespace();
            } else {
                Calls.call(endNamespaceMethod, prefix == null ? "" : PyStr.fromName(prefix));
            }
        }

        @Override
        void comment(String text) {
            if (builder != null) {
                builder.comment(PyStr.fromName(text));
            } else {
                Calls.call(commentMethod, PyStr.fromName(text));
            }
        }

        @Override
        void processingInstruction(String name, String data) {
            if (builder != null) {
                builder.instruction(PyStr.fromName(name), PyStr.fromName(data));
            } else {
                Calls.call(instructionMethod, PyStr.fromName(name), PyStr.fromName(data));
            }
        }

        /// The only text that means something here is a reference to an entity.
        @Override
        void defaultText(String text) {
            if (text.length() < 2 || text.charAt(0) != '&' || text.charAt(text.length() - 1) != ';') {
                return;
            }
            Object value = ((PyDict) entity).getOrNull(PyStr.fromName(text.substring(1, text.length() - 1)));
            if (value == null) {
                throw module.error(Problem.UNDEFINED_ENTITY, "undefined entity " + text, parser.document);
            }
            if (builder != null) {
                builder.data(value);
            } else if (dataMethod != null) {
                Calls.call(dataMethod, value);
            }
        }

        @Override
        void startDoctype(String name, String systemId, String publicId, boolean internalSubset) {
            if (doctypeMethod != null) {
                Calls.call(doctypeMethod, universal(name), text(publicId), text(systemId));
            } else if (Attributes.lookup(PyTreeParser.this, "doctype") != null) {
                Warnings.warn(PyExc.RuntimeWarning, "The doctype() method of XMLParser is deprecated.  "
                        + "Define doctype() method on the TreeBuilder target.", 1);
            }
        }

        @Override
        int[] encoding(String name) {
            return PyXmlParser.encodingTable(name);
        }
    }

    // Methods

    private XmlParser parser() {
        if (parser == null) {
            throw taipan.objects.Raise.valueError("XMLParser.__init__() wasn't called");
        }
        return parser;
    }

    private void parse(byte[] data, boolean last) {
        XmlParser running = parser();
        begun = true;
        try {
            running.parse(data, 0, data.length, last);
        } catch (Problem e) {
            throw module.error(e.code, null, running.document);
        }
    }

    private byte[] bytes(Object data) {
        Object str = PyStr.valueOrNull(data);
        if (str == null) {
            return Buffer.bytesOf(data);
        }
        if (!begun) {
            parser().setEncoding("utf-8");
        }
        return Codecs.encodeToBytes(str, "utf-8", "surrogatepass");
    }

    @Method("feed(self, data, /)")
    synchronized void feed(Object data) {
        parser();
        parse(bytes(data), false);
    }

    @Method("close(self, /)")
    synchronized Object close() {
        parse(new byte[0], true);
        if (builder != null) {
            return builder.close();
        }
        return closeMethod == null ? PyNone.NONE : Calls.call(closeMethod);
    }

    @Method("_parse_whole(self, file, /)")
    synchronized Object parseWhole(Object file) {
        parser();
        Object read = Attributes.get(file, "read");
        while (true) {
            Object piece = Calls.call(read, PIECE);
            byte[] data;
            Object str = PyStr.valueOrNull(piece);
            if (str != null) {
                if (Text.length(str) == 0) {
                    break;
                }
                data = bytes(piece);
            } else if (piece instanceof PyBytes bytes) {
                data = bytes.array();
            } else {
                break;
            }
            if (data.length == 0) {
                break;
            }
            parse(data, false);
        }
        parse(new byte[0], true);
        return builder == null ? PyNone.NONE : builder.close();
    }

    @Method("_setevents(self, events_queue, events_to_report=None, /)")
    void setEvents(Object queue, Object wanted) {
        parser();
        if (builder == null) {
            throw typeError("event handling only supported for ElementTree.TreeBuilder targets");
        }
        Object append = Attributes.get(queue, "append");
        builder.report(append, wanted);
        listen();
    }
}
