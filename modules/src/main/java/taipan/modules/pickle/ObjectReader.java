package taipan.modules.pickle;

import static taipan.objects.Raise.eofError;
import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import taipan.interpreter.Attention;
import taipan.numbers.FloatText;
import taipan.numbers.IntMath;
import taipan.objects.Attributes;
import taipan.objects.Audit;
import taipan.objects.Calls;
import taipan.objects.Codecs;
import taipan.objects.Iteration;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyMemoryView;
import taipan.objects.PyNone;
import taipan.objects.PySet;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;
import taipan.text.EscapeCodecs;
import taipan.text.FormatProblem;
import taipan.text.Text;
import taipan.text.Utf8;

/// Reads objects from a pickle.
/// CPython: Modules/_pickle.c (load and its family)
final class ObjectReader {

    private final PickleModule module;

    /// The Python object that the user has, null within `load` and `loads`.
    private final PyUnpickler unpickler;

    private final PickleInput in;
    private final UnpickleStack stack;
    UnpickleMemo memo = new UnpickleMemo();
    Object persistentLoad;
    private boolean fixImports;
    private String encoding;
    private String errors;

    /// The iterator over out-of-band buffers, or null.
    private Object buffers;

    private int protocol;
    private ThreadState ts;

    ObjectReader(PickleModule module, PyUnpickler unpickler, PickleInput in) {
        this.module = module;
        this.unpickler = unpickler;
        this.in = in;
        this.stack = new UnpickleStack(module);
    }

    void configure(boolean fixImports, String encoding, String errors, Object buffers) {
        this.fixImports = fixImports;
        this.encoding = encoding;
        this.errors = errors;
        this.buffers = buffers == PyNone.NONE ? null : Iteration.iter(buffers);
    }

    private int nextOpcode() {
        try {
            return in.takeByte() & 0xFF;
        } catch (Raised e) {
            if (module.isUnpicklingError(e)) {
                throw eofError("Ran out of input");
            }
            throw e;
        }
    }

    /// CPython: load
    Object load(ThreadState thread) {
        ts = thread;
        protocol = 0;
        stack.reset();
        int opcode;
        while ((opcode = nextOpcode()) != Opcode.STOP) {
            if (ts.attention) {
                Attention.handle(ts);
            }
            step(opcode);
        }
        Object value = stack.pop();
        in.finish();
        return value;
    }

    private void step(int opcode) {
        switch (opcode) {
            case Opcode.NONE -> stack.push(PyNone.NONE);
            case Opcode.NEWTRUE -> stack.push(true);
            case Opcode.NEWFALSE -> stack.push(false);
            case Opcode.BININT -> stack.push((long) (int) little(4));
            case Opcode.BININT1 -> stack.push(little(1));
            case Opcode.BININT2 -> stack.push(little(2));
            case Opcode.INT -> loadInt();
            case Opcode.LONG -> loadLong();
            case Opcode.LONG1 -> loadCountedLong(little(1));
            case Opcode.LONG4 -> loadCountedLong((int) little(4));
            case Opcode.FLOAT -> loadFloat();
            case Opcode.BINFLOAT -> stack.push(Double.longBitsToDouble(Long.reverseBytes(little(8))));
            case Opcode.SHORT_BINBYTES -> loadBytes(little(1));
            case Opcode.BINBYTES -> loadBytes(little(4));
            case Opcode.BINBYTES8 -> loadBytes(size("BINBYTES"));
            case Opcode.BYTEARRAY8 -> stack.push(PyByteArray.of(copy(size("BYTEARRAY8"))));
            case Opcode.NEXT_BUFFER -> loadNextBuffer();
            case Opcode.READONLY_BUFFER -> loadReadOnlyBuffer();
            case Opcode.SHORT_BINSTRING -> loadBinaryString(little(1));
            case Opcode.BINSTRING -> loadBinaryString((int) little(4));
            case Opcode.STRING -> loadString();
            case Opcode.UNICODE -> loadUnicode();
            case Opcode.SHORT_BINUNICODE -> loadText(little(1));
            case Opcode.BINUNICODE -> loadText(little(4));
            case Opcode.BINUNICODE8 -> loadText(size("BINUNICODE"));
            case Opcode.EMPTY_TUPLE -> stack.push(PyTuple.EMPTY);
            case Opcode.TUPLE1 -> loadTuple(1);
            case Opcode.TUPLE2 -> loadTuple(2);
            case Opcode.TUPLE3 -> loadTuple(3);
            case Opcode.TUPLE -> stack.push(tuple(stack.popFrom(stack.popMark())));
            case Opcode.EMPTY_LIST -> stack.push(new PyList());
            case Opcode.LIST -> stack.push(PyList.of(stack.popFrom(stack.popMark())));
            case Opcode.EMPTY_DICT -> stack.push(new PyDict());
            case Opcode.DICT -> loadDict();
            case Opcode.EMPTY_SET -> stack.push(new PySet());
            case Opcode.FROZENSET -> stack.push(PyFrozenSet.of(stack.popFrom(stack.popMark())));
            case Opcode.APPEND -> loadAppend();
            case Opcode.APPENDS -> append(stack.popMark());
            case Opcode.SETITEM -> setItems(stack.size() - 2);
            case Opcode.SETITEMS -> setItems(stack.popMark());
            case Opcode.ADDITEMS -> addItems(stack.popMark());
            case Opcode.OBJ -> loadObj();
            case Opcode.INST -> loadInst();
            case Opcode.NEWOBJ -> loadNew(false);
            case Opcode.NEWOBJ_EX -> loadNew(true);
            case Opcode.GLOBAL -> stack.push(find(line(), line()));
            case Opcode.STACK_GLOBAL -> loadStackGlobal();
            case Opcode.REDUCE -> loadReduce();
            case Opcode.BUILD -> loadBuild();
            case Opcode.EXT1 -> loadExtension(little(1));
            case Opcode.EXT2 -> loadExtension(little(2));
            case Opcode.EXT4 -> loadExtension((int) little(4));
            case Opcode.MARK -> stack.mark();
            case Opcode.POP -> loadPop();
            case Opcode.POP_MARK -> stack.popFrom(stack.popMark());
            case Opcode.DUP -> stack.push(stack.top());
            case Opcode.GET -> loadGet(number());
            case Opcode.BINGET -> loadGet(little(1));
            case Opcode.LONG_BINGET -> loadGet(little(4));
            case Opcode.PUT -> loadPut();
            case Opcode.BINPUT -> memo.put(little(1), stack.top());
            case Opcode.LONG_BINPUT -> memo.put(little(4), stack.top());
            case Opcode.MEMOIZE -> memo.put(memo.count(), stack.top());
            case Opcode.PERSID -> loadPersistentLine();
            case Opcode.BINPERSID -> stack.push(persistent(stack.pop()));
            case Opcode.PROTO -> loadProto();
            case Opcode.FRAME -> in.prepare(frameSize());
            default -> throw unknown(opcode);
        }
    }

    private Raised unknown(int opcode) {
        if (opcode >= 0x20 && opcode <= 0x7e && opcode != '\'' && opcode != '\\') {
            return module.unpicklingError("invalid load key, '%c'.", opcode);
        }
        return module.unpicklingError("invalid load key, '\\x" + (opcode < 16 ? "0" : "") + Integer.toHexString(opcode) + "'.");
    }

    // Arguments of instructions

    /// An unsigned little-endian number (of eight bytes: any bits).
    private long little(int size) {
        int at = in.take(size);
        byte[] data = in.data;
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | data[at + i] & 0xFF;
        }
        return value;
    }

    private long size(String what) {
        long size = little(8);
        if (size < 0) {
            throw overflowError("%s exceeds system's maximum size of %d bytes", what, Long.MAX_VALUE);
        }
        return size;
    }

    private long frameSize() {
        long size = little(8);
        if (size < 0) {
            throw overflowError("FRAME length exceeds system's maximum of %d bytes", Long.MAX_VALUE);
        }
        return size;
    }

    private byte[] copy(long count) {
        int at = in.take(count);
        return Arrays.copyOfRange(in.data, at, at + (int) count);
    }

    /// A line without its end.
    private byte[] lineBytes() {
        int at = in.takeLine();
        return Arrays.copyOfRange(in.data, at, in.next - 1);
    }

    private String latinLine() {
        return new String(lineBytes(), StandardCharsets.ISO_8859_1);
    }

    /// A line that names a module or what is in it.
    private Object line() {
        byte[] bytes = lineBytes();
        return Utf8.decode(bytes, Codecs.errors("strict"));
    }

    private long number() {
        String text = latinLine();
        if (text.isEmpty()) {
            throw module.unpicklingError("pickle data was truncated");
        }
        return taipan.objects.Conversion.toSize(Calls.call(PyInt.TYPE, text));
    }

    // Plain values

    private void loadInt() {
        String text = latinLine();
        if (text.isEmpty()) {
            throw module.unpicklingError("pickle data was truncated");
        }
        if (text.equals("00") || text.equals("01")) {
            stack.push(text.equals("01"));
            return;
        }
        Object value;
        try {
            value = Calls.call(PyInt.TYPE, text, (Object) 0L);
        } catch (Raised e) {
            if (!e.matches(taipan.objects.PyExc.ValueError)) {
                throw e;
            }
            throw valueError("could not convert string to int");
        }
        stack.push(value);
    }

    private void loadLong() {
        String text = latinLine();
        if (text.isEmpty()) {
            throw module.unpicklingError("pickle data was truncated");
        }
        if (text.endsWith("L")) {
            text = text.substring(0, text.length() - 1);
        }
        stack.push(Calls.call(PyInt.TYPE, text, (Object) 0L));
    }

    private void loadCountedLong(long count) {
        if (count < 0) {
            throw module.unpicklingError("LONG pickle has negative byte count");
        }
        byte[] bytes = copy(count);
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        stack.push(bytes.length == 0 ? (Object) 0L : IntMath.of(new BigInteger(bytes)));
    }

    private void loadFloat() {
        String text = latinLine();
        if (text.isEmpty()) {
            throw module.unpicklingError("pickle data was truncated");
        }
        Double value = FloatText.parse(text);
        if (value == null) {
            throw valueError("could not convert string to float");
        }
        stack.push(value);
    }

    private void loadBytes(long count) {
        stack.push(PyBytes.of(copy(count)));
    }

    private void loadNextBuffer() {
        if (buffers == null) {
            throw module.unpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        Object buffer = Iteration.next(buffers);
        if (buffer == null) {
            throw module.unpicklingError("not enough out-of-band buffers");
        }
        stack.push(buffer);
    }

    private void loadReadOnlyBuffer() {
        Object buffer = stack.top();
        PyMemoryView view = PyMemoryView.of(buffer);
        if (Attributes.get(view, "readonly") == Boolean.FALSE) {
            stack.setTop(Calls.method(view, "toreadonly"));
        }
    }

    private void pushString(byte[] bytes) {
        stack.push(encoding.equals("bytes") ? PyBytes.of(bytes) : Codecs.decode(bytes, PyBytes.of(bytes), encoding, errors));
    }

    private void loadBinaryString(long count) {
        if (count < 0) {
            throw module.unpicklingError("BINSTRING pickle has negative byte count");
        }
        pushString(copy(count));
    }

    private void loadString() {
        String text = latinLine();
        int end = text.length();
        char quote = end >= 2 ? text.charAt(0) : 0;
        if (quote != '\'' && quote != '"' || text.charAt(end - 1) != quote) {
            throw module.unpicklingError("the STRING opcode argument must be quoted");
        }
        byte[] inner = text.substring(1, end - 1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            pushString(EscapeCodecs.decodeBytesEscape(inner, "strict").bytes());
        } catch (FormatProblem e) {
            throw valueError(e.getMessage());
        }
    }

    private void loadUnicode() {
        byte[] bytes = lineBytes();
        stack.push(EscapeCodecs.decodeRawUnicodeEscape(bytes, 0, bytes.length, Codecs.errors("strict"), true).text());
    }

    private void loadText(long count) {
        int at = in.take(count);
        byte[] data = in.data;
        int end = at + (int) count;
        int i = at;
        while (i < end && data[i] >= 0) {
            i++;
        }
        stack.push(i == end
                ? new String(data, at, end - at, StandardCharsets.ISO_8859_1)
                : Utf8.decodePassingSurrogates(Arrays.copyOfRange(data, at, end)));
    }

    // Containers

    private static PyTuple tuple(Object[] items) {
        return items.length == 0 ? PyTuple.EMPTY : PyTuple.of(items);
    }

    private void loadTuple(int count) {
        stack.require(count);
        stack.push(PyTuple.of(stack.popFrom(stack.size() - count)));
    }

    private void loadDict() {
        Object[] items = stack.popFrom(stack.popMark());
        if (items.length % 2 != 0) {
            throw module.unpicklingError("odd number of items for DICT");
        }
        PyDict dict = new PyDict();
        for (int i = 0; i < items.length; i += 2) {
            dict.put(items[i], items[i + 1]);
        }
        stack.push(dict);
    }

    private void loadAppend() {
        if (stack.size() - 1 <= stack.fence()) {
            throw stack.underflow();
        }
        append(stack.size() - 1);
    }

    /// Appends everything from a place of the stack on to the list below it. CPython: do_append
    private void append(int place) {
        if (place > stack.size() || place <= stack.fence()) {
            throw stack.underflow();
        }
        if (place == stack.size()) {
            return;
        }
        Object list = stack.at(place - 1);
        Object[] items = stack.popFrom(place);
        if (list instanceof PyList exact && exact.type() == PyList.TYPE) {
            exact.addAll(items);
            return;
        }
        Object extend = Attributes.lookup(list, "extend");
        if (extend != null) {
            Calls.call(ts, extend, PyList.of(items));
            return;
        }
        Object append = Attributes.get(list, "append");
        for (Object item : items) {
            Calls.call(ts, append, item);
        }
    }

    /// CPython: do_setitems
    private void setItems(int place) {
        if (place > stack.size() || place <= stack.fence()) {
            throw stack.underflow();
        }
        if (place == stack.size()) {
            return;
        }
        if ((stack.size() - place) % 2 != 0) {
            throw module.unpicklingError("odd number of items for SETITEMS");
        }
        Object dict = stack.at(place - 1);
        Object[] items = stack.popFrom(place);
        if (dict instanceof PyDict exact && exact.type() == PyDict.TYPE) {
            for (int i = 0; i < items.length; i += 2) {
                exact.put(items[i], items[i + 1]);
            }
            return;
        }
        for (int i = 0; i < items.length; i += 2) {
            Sequences.setItem(dict, items[i], items[i + 1]);
        }
    }

    private void addItems(int place) {
        if (place > stack.size() || place <= stack.fence()) {
            throw stack.underflow();
        }
        if (place == stack.size()) {
            return;
        }
        Object set = stack.at(place - 1);
        Object[] items = stack.popFrom(place);
        if (set instanceof PySet native_) {
            for (Object item : items) {
                native_.add(item);
            }
            return;
        }
        Object add = Attributes.get(set, "add");
        for (Object item : items) {
            Calls.call(ts, add, item);
        }
    }

    // Classes and instances

    private Object find(Object moduleName, Object name) {
        if (unpickler == null || unpickler.type() == PyUnpickler.TYPE) {
            return findClass(ts, moduleName, name);
        }
        return Calls.method(unpickler, "find_class", moduleName, name);
    }

    /// CPython: _pickle_Unpickler_find_class_impl
    Object findClass(ThreadState thread, Object givenModule, Object givenName) {
        Audit.event(thread, "pickle.find_class", givenModule, givenName);
        Object[] names = protocol < 3 && fixImports
                ? GlobalNames.translate(module.nameMapping, module.importMapping, "", givenModule, givenName)
                : new Object[] {givenModule, givenName};
        if (PyStr.valueOrNull(names[0]) == null) {
            throw typeError("module name must be a string");
        }
        Object found = GlobalNames.module(thread, PyStr.toName(names[0]));
        return GlobalNames.attribute(found, PyStr.toName(names[1]), protocol >= 4);
    }

    private void loadStackGlobal() {
        Object name = stack.pop();
        Object moduleName = stack.pop();
        if (!Text.isStr(name) || !Text.isStr(moduleName)) {
            throw module.unpicklingError("STACK_GLOBAL requires str");
        }
        stack.push(find(moduleName, name));
    }

    private Object instantiate(Object cls, Object[] args) {
        if (args.length == 0 && cls instanceof PyType type && Attributes.lookup(cls, "__getinitargs__") == null) {
            return Calls.call(ts, Attributes.get(type, "__new__"), type);
        }
        return Calls.call(ts, cls, args, null);
    }

    private void loadObj() {
        int place = stack.popMark();
        if (stack.size() - place < 1) {
            throw stack.underflow();
        }
        Object[] items = stack.popFrom(place);
        stack.push(instantiate(items[0], Arrays.copyOfRange(items, 1, items.length)));
    }

    private void loadInst() {
        int place = stack.popMark();
        Object cls = find(line(), line());
        stack.push(instantiate(cls, stack.popFrom(place)));
    }

    private void loadNew(boolean withKeywords) {
        Object keywords = withKeywords ? stack.pop() : null;
        Object args = stack.pop();
        Object cls = stack.pop();
        String what = withKeywords ? "NEWOBJ_EX" : "NEWOBJ";
        if (!(cls instanceof PyType type)) {
            throw module.unpicklingError("%s class argument must be a type, not %T", what, cls);
        }
        if (!(args instanceof PyTuple positional)) {
            throw module.unpicklingError("%s args argument must be a tuple, not %T", what, args);
        }
        if (withKeywords && !(keywords instanceof PyDict)) {
            throw module.unpicklingError("%s kwargs argument must be a dict, not %T", what, keywords);
        }
        if (type.lookup("__new__") == null) {
            throw module.unpicklingError("%s class argument '%s' doesn't have __new__", what, type.fullName());
        }
        Object[] given = positional.items();
        Object[] names = null;
        if (withKeywords && ((PyDict) keywords).size() > 0) {
            names = ((PyDict) keywords).keys();
            Object[] values = ((PyDict) keywords).values();
            given = Arrays.copyOf(given, given.length + values.length);
            System.arraycopy(values, 0, given, given.length - values.length, values.length);
        }
        stack.push(type.slots().newInstance(ts, type, given, names));
    }

    private void loadReduce() {
        Object args = stack.pop();
        Object function = stack.pop();
        if (!(args instanceof PyTuple tuple)) {
            throw typeError("argument list must be a tuple");
        }
        stack.push(Calls.call(ts, function, tuple.items(), null));
    }

    /// CPython: load_build
    private void loadBuild() {
        stack.require(2);
        Object state = stack.pop();
        Object instance = stack.top();
        Object setState = Attributes.lookup(instance, "__setstate__");
        if (setState != null) {
            Calls.call(ts, setState, state);
            return;
        }
        Object slots = null;
        if (state instanceof PyTuple pair && pair.size() == 2) {
            state = pair.at(0);
            slots = pair.at(1);
        }
        if (state != PyNone.NONE) {
            if (!(state instanceof PyDict dict)) {
                throw module.unpicklingError("state is not a dictionary");
            }
            update(instance, dict);
        }
        if (slots != null && slots != PyNone.NONE) {
            if (!(slots instanceof PyDict dict)) {
                throw module.unpicklingError("slot state is not a dictionary");
            }
            for (int i = dict.nextEntry(0); i >= 0; i = dict.nextEntry(i + 1)) {
                Attributes.set(instance, PyStr.toName(dict.keyAt(i)), dict.valueAt(i));
            }
        }
    }

    private static void update(Object instance, PyDict state) {
        if (Attributes.updateOwn(instance, state)) {
            return;
        }
        Object dict = Attributes.get(instance, "__dict__");
        for (int i = state.nextEntry(0); i >= 0; i = state.nextEntry(i + 1)) {
            Sequences.setItem(dict, state.keyAt(i), state.valueAt(i));
        }
    }

    private void loadExtension(long code) {
        if (code <= 0) {
            throw module.unpicklingError("EXT specifies code <= 0");
        }
        Object key = code;
        Object cached = module.extensionCache.getOrNull(key);
        if (cached == null) {
            Object pair = module.invertedRegistry.getOrNull(key);
            if (pair == null) {
                throw valueError("unregistered extension code %d", code);
            }
            if (!(pair instanceof PyTuple names) || names.size() != 2 || !Text.isStr(names.at(0)) || !Text.isStr(names.at(1))) {
                throw valueError("_inverted_registry[%d] isn't a 2-tuple of strings", code);
            }
            cached = find(names.at(0), names.at(1));
            module.extensionCache.put(key, cached);
        }
        stack.push(cached);
    }

    // Stack, memo and stream

    private void loadPop() {
        if (stack.isMarkOnTop()) {
            stack.popMark();
        } else {
            stack.pop();
        }
    }

    private void loadGet(long number) {
        Object value = memo.get(number);
        if (value == null) {
            throw module.unpicklingError("Memo value not found at index %d", number);
        }
        stack.push(value);
    }

    private void loadPut() {
        long number = number();
        stack.top();
        if (number < 0) {
            throw valueError("negative PUT argument");
        }
        memo.put(number, stack.top());
    }

    private Object persistent(Object id) {
        if (persistentLoad == null) {
            throw module.unpicklingError(
                    "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.");
        }
        return Calls.call(ts, persistentLoad, id);
    }

    private void loadPersistentLine() {
        if (persistentLoad == null) {
            persistent(null);
        }
        String id = latinLine();
        if (!Text.isAscii(id)) {
            throw module.unpicklingError("persistent IDs in protocol 0 must be ASCII strings");
        }
        stack.push(persistent(id));
    }

    private void loadProto() {
        int number = (int) little(1);
        if (number > Opcode.HIGHEST_PROTOCOL) {
            throw valueError("unsupported pickle protocol: %d", number);
        }
        protocol = number;
    }
}
