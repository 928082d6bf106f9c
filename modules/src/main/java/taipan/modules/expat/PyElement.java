package taipan.modules.expat;

import static taipan.objects.Raise.attributeError;
import static taipan.objects.Raise.indexError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Comparison;
import taipan.objects.Conversion;
import taipan.objects.Identity;
import taipan.objects.Imports;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExtensible;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PySequenceIterator;
import taipan.objects.PySlice;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.text.Text;

/// `xml.etree.ElementTree.Element`.
/// CPython: Modules/_elementtree.c (ElementObject)
@PyClass(name = "xml.etree.ElementTree.Element", subclassable = true, weakrefs = true)
public final class PyElement extends PyExtensible {
    public static final PyType TYPE = PyElementBindings.newType();

    Object tag = PyNone.NONE;
    Object text = PyNone.NONE;
    Object tail = PyNone.NONE;
    /// Null as long as nobody asked for it and there are none.
    private PyDict attributes;
    /// Null as long as there are none.
    private PyList children;

    PyElement(PyType type) {
        super(type);
    }

    PyElement(Object tag, PyDict attributes) {
        super(TYPE);
        this.tag = tag;
        this.attributes = attributes == null || attributes.size() == 0 ? null : attributes;
    }

    @Constructor("Element(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PyElement(cls);
    }

    @Init("Element(self, /, *args, **kwargs)")
    void init(Object[] args, PyDict kwargs) {
        if (args.length < 1 || args.length > 2) {
            throw typeError("Element() takes %s (%d given)", args.length < 1 ? "at least 1 argument" : "at most 2 arguments", args.length);
        }
        PyDict given = null;
        if (args.length == 2) {
            if (!(args[1] instanceof PyDict dict)) {
                throw typeError("Element() argument 2 must be dict, not %T", args[1]);
            }
            given = dict;
        }
        tag = args[0];
        text = PyNone.NONE;
        tail = PyNone.NONE;
        attributes = merged(given, kwargs);
    }

    /// The attributes given as a dict and as keywords, one of which may be `attrib` itself.
    static PyDict merged(PyDict given, PyDict kwargs) {
        PyDict all = given == null ? null : given.copy();
        if (kwargs != null && kwargs.size() > 0) {
            PyDict rest = kwargs.copy();
            if (all == null && rest.getOrNull("attrib") instanceof Object attrib) {
                if (!(attrib instanceof PyDict dict)) {
                    throw typeError("attrib must be dict, not %T", attrib);
                }
                all = dict.copy();
                rest.remove((Object) "attrib");
            }
            all = all == null ? new PyDict() : all;
            all.update(rest);
        }
        return all == null || all.size() == 0 ? null : all;
    }

    PyDict attributes() {
        if (attributes == null) {
            attributes = new PyDict();
        }
        return attributes;
    }

    int size() {
        return children == null ? 0 : children.size();
    }

    /// The child at a place, null when there is none any more.
    PyElement child(int place) {
        return children == null ? null : (PyElement) children.getOrNull(place);
    }

    void add(PyElement child) {
        if (children == null) {
            children = new PyList();
        }
        children.append(child);
    }

    private PyList children() {
        if (children == null) {
            children = new PyList();
        }
        return children;
    }

    static PyElement element(Object o, String argument) {
        if (o instanceof PyElement element) {
            return element;
        }
        throw typeError("%s must be xml.etree.ElementTree.Element, not %T", argument, o);
    }

    // Attributes

    @Getter("tag")
    Object tag() {
        return tag;
    }

    @Setter(value = "tag", deletable = true)
    void setTag(Object value) {
        tag = present(value);
    }

    @Getter("text")
    Object text() {
        return text;
    }

    @Setter(value = "text", deletable = true)
    void setText(Object value) {
        text = present(value);
    }

    @Getter("tail")
    Object tail() {
        return tail;
    }

    @Setter(value = "tail", deletable = true)
    void setTail(Object value) {
        tail = present(value);
    }

    @Getter("attrib")
    Object attrib() {
        return attributes();
    }

    @Setter(value = "attrib", deletable = true)
    void setAttrib(Object value) {
        if (!(present(value) instanceof PyDict dict)) {
            throw typeError("attrib must be dict, not %T", value);
        }
        attributes = dict;
    }

    private static Object present(Object value) {
        if (value == null) {
            throw attributeError("can't delete element attribute");
        }
        return value;
    }

    public Object __repr__() {
        if (tag == PyNone.NONE) {
            return "<Element at " + Identity.address(this) + ">";
        }
        return Text.concat(Text.concat("<Element ", Representation.repr(tag)), " at " + Identity.address(this) + ">");
    }

    @Method("get(self, /, key, default=None)")
    Object get(Object key, Object fallback) {
        Object value = attributes == null ? null : attributes.getOrNull(key);
        return value == null ? fallback : value;
    }

    @Method("set(self, key, value, /)")
    void set(Object key, Object value) {
        attributes().put(key, value);
    }

    @Method("keys(self, /)")
    Object keys() {
        return attributes == null ? new PyList() : PyList.of(attributes.keys());
    }

    @Method("items(self, /)")
    Object items() {
        return attributes == null ? new PyList() : PyList.of(attributes.items());
    }

    @Method("clear(self, /)")
    void clear() {
        attributes = null;
        children = null;
        text = PyNone.NONE;
        tail = PyNone.NONE;
    }

    // Children

    @Method("append(self, subelement, /)")
    void append(Object child) {
        add(element(child, "append() argument"));
    }

    @Method("insert(self, index, subelement, /)")
    void insert(long index, Object child) {
        element(child, "insert() argument 2");
        children().insertAt(index, child);
    }

    @Method("extend(self, elements, /)")
    void extend(Object elements) {
        if (!Iteration.isIterable(elements)) {
            throw typeError("expected sequence, not \"%T\"", elements);
        }
        for (Object child : Iteration.toArray(elements)) {
            if (!(child instanceof PyElement element)) {
                throw typeError("expected an Element, not \"%T\"", child);
            }
            add(element);
        }
    }

    @Method("remove(self, subelement, /)")
    void remove(Object child) {
        element(child, "remove() argument");
        for (int i = 0; i < size(); i++) {
            PyElement own = child(i);
            if (own == child || own != null && Comparison.equal(own, child)) {
                if (child(i) != own) {
                    break;
                }
                children.__delitem__((long) i);
                return;
            }
        }
        throw valueError("list.remove(x): x not in list");
    }

    @Method("makeelement(self, tag, attrib, /)")
    Object makeElement(Object tag, Object attrib) {
        if (!(attrib instanceof PyDict dict)) {
            throw typeError("makeelement() argument 2 must be dict, not %T", attrib);
        }
        return new PyElement(tag, dict.copy());
    }

    public long __len__() {
        return size();
    }

    private static boolean isSlice(Object key) {
        if (key instanceof PySlice) {
            return true;
        }
        if (!Conversion.isIndex(key)) {
            throw typeError("element indices must be integers");
        }
        return false;
    }

    private long place(Object key, String message) {
        long index = Conversion.toIndex(key, taipan.objects.PyExc.IndexError);
        long place = index < 0 ? index + size() : index;
        if (place < 0 || place >= size()) {
            throw indexError(message);
        }
        return place;
    }

    public Object __iter__() {
        return new PySequenceIterator(this);
    }

    public Object __getitem__(Object key) {
        return isSlice(key) ? children().__getitem__(key) : children().get(place(key, "child index out of range"));
    }

    public void __setitem__(Object key, Object value) {
        if (!isSlice(key)) {
            long place = place(key, "child assignment index out of range");
            if (!(value instanceof PyElement)) {
                throw typeError("expected an Element, not \"%T\"", value);
            }
            children.set(place, value);
            return;
        }
        Object[] values = Iteration.isIterable(value) ? Iteration.toArray(value) : null;
        if (values == null) {
            throw typeError("expected sequence, not \"%T\"", value);
        }
        PySlice slice = (PySlice) key;
        PySlice.Bounds bounds = slice.numbers().within(size());
        if (bounds.step() != 1 && values.length != bounds.length()) {
            throw valueError("attempt to assign sequence of size %d to extended slice of size %d", values.length, bounds.length());
        }
        for (Object child : values) {
            if (!(child instanceof PyElement)) {
                throw typeError("expected an Element, not \"%T\"", child);
            }
        }
        children().__setitem__(key, PyList.of(values));
    }

    public void __delitem__(Object key) {
        if (isSlice(key)) {
            children().__delitem__(key);
        } else {
            children().__delitem__(place(key, "child assignment index out of range"));
        }
    }

    // Copies

    @Method("__copy__(self, /)")
    Object copy() {
        PyElement made = new PyElement(tag, attributes == null ? null : attributes.copy());
        made.text = text;
        made.tail = tail;
        made.children = children == null ? null : children.copy();
        return made;
    }

    private static Object deepCopy(Object value, Object memo) {
        if (value == PyNone.NONE || PyStr.valueOrNull(value) == value) {
            return value;
        }
        return Calls.call(Imports.attribute("copy", "deepcopy"), value, memo);
    }

    @Method("__deepcopy__(self, memo, /)")
    Object deepCopy(Object memo, ThreadState ts) {
        if (!(memo instanceof PyDict)) {
            throw typeError("__deepcopy__() argument must be dict, not %T", memo);
        }
        ts.enterRecursive(" while copying an element");
        try {
            PyElement made = new PyElement(deepCopy(tag, memo), attributes == null ? null : (PyDict) deepCopy(attributes, memo));
            made.text = deepCopy(text, memo);
            made.tail = deepCopy(tail, memo);
            for (int i = 0; i < size(); i++) {
                PyElement own = child(i);
                Object child = own.type() == TYPE ? own.deepCopy(memo, ts) : deepCopy(own, memo);
                if (!(child instanceof PyElement element)) {
                    throw typeError("expected an Element, not \"%T\"", child);
                }
                made.add(element);
            }
            ((PyDict) memo).put((Object) Identity.id(this), made);
            return made;
        } finally {
            ts.leaveRecursive();
        }
    }

    @Method("__getstate__(self, /)")
    Object getState() {
        PyDict state = new PyDict();
        state.put("tag", tag);
        state.put("_children", children == null ? new PyList() : children.copy());
        state.put("attrib", attributes());
        state.put("text", text);
        state.put("tail", tail);
        return state;
    }

    @Method("__setstate__(self, state, /)")
    void setState(Object state) {
        if (!(state instanceof PyDict dict)) {
            throw typeError("Don't know how to unpickle \"%R\" as an Element", state);
        }
        clear();
        tag = dict.getOrNull("tag") instanceof Object o ? o : PyNone.NONE;
        text = dict.getOrNull("text") instanceof Object o ? o : PyNone.NONE;
        tail = dict.getOrNull("tail") instanceof Object o ? o : PyNone.NONE;
        Object given = dict.getOrNull("attrib");
        if (given != null && !(given instanceof PyDict)) {
            throw typeError("attrib must be dict, not %T", given);
        }
        attributes = (PyDict) given;
        Object list = dict.getOrNull("_children");
        if (list != null) {
            if (!(list instanceof PyList)) {
                throw typeError("'_children' is not a list");
            }
            extend(list);
        }
    }

    // Searching

    /// Whether a path is more than the name of a child.
    private static boolean isPath(Object path) {
        Object str = PyStr.valueOrNull(path);
        String text;
        if (str != null) {
            text = Text.toUtf16(str);
        } else if (path instanceof PyBytes) {
            text = new String(Buffer.bytesOf(path), java.nio.charset.StandardCharsets.ISO_8859_1);
        } else {
            return true;
        }
        if (text.startsWith("{}") || text.startsWith("{*}")) {
            return true;
        }
        boolean outside = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                outside = false;
            } else if (c == '}') {
                outside = true;
            } else if (outside && (c == '/' || c == '*' || c == '[' || c == '@' || c == '.')) {
                return true;
            }
        }
        return false;
    }

    private Object byPath(String function, Object... args) {
        return Calls.method(Imports.module("xml.etree.ElementPath"), function, args);
    }

    private PyElement first(Object tag) {
        for (int i = 0; i < size(); i++) {
            PyElement child = child(i);
            if (Comparison.equal(child.tag, tag)) {
                return child;
            }
        }
        return null;
    }

    @Method("find(self, /, path, namespaces=None)")
    Object find(Object path, Object namespaces) {
        if (isPath(path) || namespaces != PyNone.NONE) {
            return byPath("find", this, path, namespaces);
        }
        PyElement found = first(path);
        return found == null ? PyNone.NONE : found;
    }

    @Method("findtext(self, /, path, default=None, namespaces=None)")
    Object findText(Object path, Object fallback, Object namespaces) {
        if (isPath(path) || namespaces != PyNone.NONE) {
            return byPath("findtext", this, path, fallback, namespaces);
        }
        PyElement found = first(path);
        return found == null ? fallback : found.text == PyNone.NONE ? "" : found.text;
    }

    @Method("findall(self, /, path, namespaces=None)")
    Object findAll(Object path, Object namespaces) {
        if (isPath(path) || namespaces != PyNone.NONE) {
            return byPath("findall", this, path, namespaces);
        }
        PyList found = new PyList();
        for (int i = 0; i < size(); i++) {
            PyElement child = child(i);
            if (Comparison.equal(child.tag, path)) {
                found.append(child);
            }
        }
        return found;
    }

    @Method("iterfind(self, /, path, namespaces=None)")
    Object iterFind(Object path, Object namespaces) {
        return byPath("iterfind", this, path, namespaces);
    }

    @Method("iter(self, /, tag=None)")
    Object iter(Object wanted) {
        Object str = PyStr.valueOrNull(wanted);
        boolean all = str != null && str.equals("*");
        return new PyElementIterator(this, all ? PyNone.NONE : wanted, false);
    }

    @Method("itertext(self, /)")
    Object iterText() {
        return new PyElementIterator(this, PyNone.NONE, true);
    }
}
