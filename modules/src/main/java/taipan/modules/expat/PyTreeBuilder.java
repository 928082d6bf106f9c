package taipan.modules.expat;

import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.util.ArrayList;
import java.util.List;
import taipan.bindings.Constructor;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.Attributes;
import taipan.objects.Calls;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.text.TextBuilder;

/// `xml.etree.ElementTree.TreeBuilder`: makes a tree of what a parser tells.
/// CPython: Modules/_elementtree.c (TreeBuilderObject)
@PyClass(name = "xml.etree.ElementTree.TreeBuilder", subclassable = true)
public final class PyTreeBuilder extends PyExtensible {
    public static final PyType TYPE = PyTreeBuilderBindings.newType();

    private Object root;
    /// The open element, null before the first.
    private Object current;
    private Object last;
    /// Where text goes after an end or a comment, null for into `last`.
    private Object tailOf;
    private final List<Object> data = new ArrayList<>();
    private final List<Object> stack = new ArrayList<>();
    private Object elementFactory;
    private Object commentFactory;
    private Object instructionFactory;
    private boolean insertComments;
    private boolean insertInstructions;
    /// Who is told of events, with the name of each event that is wanted.
    private Object eventsAppend;
    private Object startEvent;
    private Object endEvent;
    private Object startNamespaceEvent;
    private Object endNamespaceEvent;
    private Object commentEvent;
    private Object instructionEvent;

    PyTreeBuilder(PyType type) {
        super(type);
    }

    @Constructor("TreeBuilder(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyTreeBuilder(cls);
    }

    private static Object factory(Object given) {
        return given == PyNone.NONE ? null : given;
    }

    @Init("TreeBuilder(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False)")
    void init(Object element, Object comment, Object instruction, boolean comments, boolean instructions) {
        ElementTreeModule module = ElementTreeModule.current();
        elementFactory = factory(element);
        commentFactory = comment == PyNone.NONE ? module.commentFactory : comment;
        instructionFactory = instruction == PyNone.NONE ? module.instructionFactory : instruction;
        insertComments = comments && commentFactory != null;
        insertInstructions = instructions && instructionFactory != null;
    }

    // Events

    /// Says which events are to be appended where; null for none.
    void report(Object append, Object names) {
        eventsAppend = append;
        startEvent = null;
        endEvent = null;
        startNamespaceEvent = null;
        endNamespaceEvent = null;
        commentEvent = null;
        instructionEvent = null;
        if (names == PyNone.NONE) {
            endEvent = "end";
            return;
        }
        for (Object name : Iteration.toArray(names, "events must be a sequence")) {
            Object str = PyStr.valueOrNull(name);
            if (str == null) {
                throw valueError("invalid events sequence");
            }
            switch (PyStr.toName(str)) {
                case "start" -> startEvent = name;
                case "end" -> endEvent = name;
                case "start-ns" -> startNamespaceEvent = name;
                case "end-ns" -> endNamespaceEvent = name;
                case "comment" -> commentEvent = name;
                case "pi" -> instructionEvent = name;
                default -> throw valueError("unknown event '%s'", str);
            }
        }
    }

    boolean wantsNamespaces() {
        return startNamespaceEvent != null || endNamespaceEvent != null;
    }

    boolean wantsComments() {
        return commentEvent != null || insertComments;
    }

    boolean wantsInstructions() {
        return instructionEvent != null || insertInstructions;
    }

    private void event(Object action, Object node) {
        if (action != null && eventsAppend != null) {
            Calls.call(eventsAppend, PyTuple.of(action, node));
        }
    }

    void startNamespace(Object prefix, Object uri) {
        event(startNamespaceEvent, PyTuple.of(prefix, uri));
    }

    void endNamespace() {
        event(endNamespaceEvent, PyNone.NONE);
    }

    // Building

    private void flush() {
        if (data.isEmpty()) {
            return;
        }
        Object text;
        if (data.size() == 1) {
            text = data.getFirst();
        } else {
            TextBuilder out = new TextBuilder();
            for (Object part : data) {
                if (PyStr.valueOrNull(part) == null) {
                    throw typeError("sequence item %d: expected str instance, %T found", data.indexOf(part), part);
                }
                out.append(PyStr.valueOrNull(part));
            }
            text = out.toStr();
        }
        data.clear();
        boolean tail = tailOf != null;
        Object element = tail ? tailOf : last;
        if (element instanceof PyElement own && own.type() == PyElement.TYPE) {
            if (tail) {
                own.tail = own.tail == PyNone.NONE ? text : PyStr.concat(own.tail, text);
            } else {
                own.text = own.text == PyNone.NONE ? text : PyStr.concat(own.text, text);
            }
            return;
        }
        String name = tail ? "tail" : "text";
        Object before = Attributes.get(element, name);
        Attributes.set(element, name, before == PyNone.NONE ? text : PyStr.concat(before, text));
    }

    private static void add(Object parent, Object child) {
        if (parent instanceof PyElement element && element.type() == PyElement.TYPE && child instanceof PyElement own) {
            element.add(own);
        } else {
            Calls.method(parent, "append", child);
        }
    }

    Object begin(Object tag, PyDict attributes) {
        flush();
        Object node = elementFactory == null ? new PyElement(tag, attributes)
                : Calls.call(elementFactory, tag, attributes == null ? new PyDict() : attributes);
        if (current != null) {
            add(current, node);
        } else {
            if (root != null) {
                throw ElementTreeModule.current().error("multiple elements on top level");
            }
            root = node;
        }
        stack.add(current);
        current = node;
        last = node;
        tailOf = null;
        event(startEvent, node);
        return node;
    }

    @Method("start(self, tag, attrs, /)")
    Object start(Object tag, Object attributes) {
        if (!(attributes instanceof PyDict dict)) {
            throw typeError("start() argument 2 must be dict, not %T", attributes);
        }
        return begin(tag, dict);
    }

    @Method("data(self, data, /)")
    void data(Object text) {
        if (last != null) {
            data.add(text);
        }
    }

    @Method("end(self, tag, /)")
    Object end(Object tag) {
        flush();
        if (stack.isEmpty()) {
            throw indexError("pop from empty stack");
        }
        last = current;
        tailOf = current;
        current = stack.removeLast();
        event(endEvent, last);
        return last;
    }

    private void insert(Object node) {
        if (current != null) {
            add(current, node);
            last = node;
        }
    }

    @Method("comment(self, text, /)")
    Object comment(Object text) {
        flush();
        Object node = text;
        if (commentFactory != null) {
            node = Calls.call(commentFactory, text);
            if (insertComments && current != null) {
                insert(node);
                tailOf = node;
            }
        }
        event(commentEvent, node);
        return node;
    }

    @Method("pi(self, target, text=None, /)")
    Object instruction(Object target, Object text) {
        flush();
        Object node;
        if (instructionFactory != null) {
            node = Calls.call(instructionFactory, target, text);
            if (insertInstructions && current != null) {
                insert(node);
                tailOf = node;
            }
        } else {
            node = PyTuple.of(target, text);
        }
        event(instructionEvent, node);
        return node;
    }

    @Method("close(self, /)")
    Object close() {
        return root == null ? PyNone.NONE : root;
    }
}
