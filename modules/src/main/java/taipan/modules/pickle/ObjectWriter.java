package taipan.modules.pickle;

import static taipan.objects.Raise.runtimeError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import taipan.code.WideStr;
import taipan.interpreter.Attention;
import taipan.numbers.FloatText;
import taipan.objects.Attributes;
import taipan.objects.Buffer;
import taipan.objects.Calls;
import taipan.objects.Conversion;
import taipan.objects.Identity;
import taipan.objects.Imports;
import taipan.objects.Iteration;
import taipan.objects.PyByteArray;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyEllipsis;
import taipan.objects.PyExc;
import taipan.objects.PyFrozenSet;
import taipan.objects.PyFunction;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyNotImplemented;
import taipan.objects.PySet;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.Sequences;
import taipan.objects.ThreadState;
import taipan.objects.Truth;
import taipan.text.Text;
import taipan.text.Utf8;

/// Writes objects into a pickle.
/// CPython: Modules/_pickle.c (save and its family)
final class ObjectWriter {
    private static final int BATCH = 1000;
    private static final int FAST_NESTING_LIMIT = 50;

    private final PickleModule module;

    final PickleOutput out;
    PickleMemo memo = new PickleMemo();
    Object persistentId;
    Object dispatchTable;
    Object reducerOverride;
    boolean binary;
    boolean fast;
    private int protocol;
    private boolean fixImports;
    private Object bufferCallback;
    private int fastNesting;
    private PickleMemo fastMemo;
    private ThreadState ts;

    ObjectWriter(PickleModule module, Object write) {
        this.module = module;
        this.out = new PickleOutput(write);
    }

    void configure(Object wanted, boolean fixImports, Object bufferCallback) {
        int number = Opcode.DEFAULT_PROTOCOL;
        if (wanted != PyNone.NONE) {
            number = Conversion.toInt(wanted);
            if (number < 0) {
                number = Opcode.HIGHEST_PROTOCOL;
            } else if (number > Opcode.HIGHEST_PROTOCOL) {
                throw valueError("pickle protocol must be <= %d", Opcode.HIGHEST_PROTOCOL);
            }
        }
        if (bufferCallback != PyNone.NONE && number < 5) {
            throw valueError("buffer_callback needs protocol >= 5");
        }
        protocol = number;
        binary = number > 0;
        this.fixImports = fixImports && number < 3;
        this.bufferCallback = bufferCallback == PyNone.NONE ? null : bufferCallback;
    }

    void dump(ThreadState thread, Object o) {
        ts = thread;
        try {
            if (protocol >= 2) {
                out.op(Opcode.PROTO, protocol, 1);
                out.setFraming(protocol >= 4);
            }
            save(o, false);
            out.op(Opcode.STOP);
            out.commitFrame();
        } finally {
            out.setFraming(false);
            fastNesting = 0;
            fastMemo = null;
        }
    }

    private void save(Object o) {
        save(o, false);
    }

    /// CPython: save
    private void save(Object o, boolean asPersistentId) {
        out.boundary(ts);
        if (ts.attention) {
            Attention.handle(ts);
        }
        if (!asPersistentId && persistentId != null && savePersistent(o)) {
            return;
        }
        if (o instanceof Long || o instanceof BigInteger) {
            saveInt(o);
            return;
        }
        if (o == PyNone.NONE) {
            out.op(Opcode.NONE);
            return;
        }
        if (o instanceof Boolean b) {
            saveBool(b);
            return;
        }
        if (o instanceof Double d) {
            saveFloat(d);
            return;
        }
        int known = memo.get(o);
        if (known >= 0) {
            writeGet(known);
            return;
        }
        if (o instanceof String || o instanceof WideStr) {
            saveStr(o);
            return;
        }
        if (o instanceof PyBytes bytes && bytes.type() == PyBytes.TYPE) {
            saveBytes(bytes);
            return;
        }
        ts.enterRecursive(" while pickling an object");
        try {
            saveObject(o);
        } finally {
            ts.leaveRecursive();
        }
    }

    private void saveObject(Object o) {
        PyType type = PyType.of(o);
        if (type == PyDict.TYPE) {
            saveDict((PyDict) o);
        } else if (type == PySet.TYPE) {
            saveSet((PySet) o);
        } else if (type == PyFrozenSet.TYPE) {
            saveFrozenSet((PyFrozenSet) o);
        } else if (type == PyList.TYPE) {
            saveList((PyList) o);
        } else if (type == PyTuple.TYPE) {
            saveTuple((PyTuple) o);
        } else if (type == PyByteArray.TYPE) {
            saveByteArray((PyByteArray) o);
        } else if (type == PyPickleBuffer.TYPE) {
            savePickleBuffer((PyPickleBuffer) o);
        } else {
            saveByReducing(o, type);
        }
    }

    private void saveByReducing(Object o, PyType type) {
        Object reduced = null;
        if (reducerOverride != null) {
            reduced = Calls.call(ts, reducerOverride, o);
            if (reduced == PyNotImplemented.NOT_IMPLEMENTED) {
                reduced = null;
            }
        }
        if (reduced == null) {
            if (type == PyType.TYPE) {
                saveType(o);
                return;
            }
            if (type == PyFunction.TYPE) {
                saveGlobal(o, null);
                return;
            }
            Object function = registered(type);
            if (function != null) {
                reduced = Calls.call(ts, function, o);
            } else if (type.isSubtype(PyType.TYPE)) {
                saveGlobal(o, null);
                return;
            } else {
                reduced = reduce(o);
            }
        }
        Object name = PyStr.valueOrNull(reduced);
        if (name != null) {
            saveGlobal(o, name);
            return;
        }
        if (!(reduced instanceof PyTuple tuple)) {
            throw module.picklingError("__reduce__ must return a string or tuple");
        }
        saveReduced(tuple, o);
    }

    private Object registered(PyType type) {
        if (dispatchTable == null) {
            return module.dispatchTable.getOrNull(type);
        }
        try {
            return Sequences.getItem(dispatchTable, type);
        } catch (Raised e) {
            if (e.matches(PyExc.KeyError)) {
                return null;
            }
            throw e;
        }
    }

    private Object reduce(Object o) {
        Object reduceEx = Attributes.lookup(o, "__reduce_ex__");
        if (reduceEx != null) {
            return Calls.call(ts, reduceEx, (Object) (long) protocol);
        }
        Object reduce = Attributes.lookup(o, "__reduce__");
        if (reduce == null) {
            throw module.picklingError("can't pickle '%T' object: %R", o, o);
        }
        return Calls.call(ts, reduce);
    }

    // The memo

    private void writeGet(int number) {
        if (!binary) {
            out.op(Opcode.GET);
            out.ascii(number + "\n");
        } else if (number < 256) {
            out.op(Opcode.BINGET, number, 1);
        } else {
            out.op(Opcode.LONG_BINGET, number, 4);
        }
    }

    private void memoize(Object o) {
        if (fast) {
            return;
        }
        int number = memo.size();
        memo.put(o, number);
        if (protocol >= 4) {
            out.op(Opcode.MEMOIZE);
        } else if (!binary) {
            out.op(Opcode.PUT);
            out.ascii(number + "\n");
        } else if (number < 256) {
            out.op(Opcode.BINPUT, number, 1);
        } else {
            out.op(Opcode.LONG_BINPUT, number, 4);
        }
    }

    /// In fast mode nothing is remembered, so that deep nesting must be checked for cycles. CPython: fast_save_enter
    private void enterFast(Object o) {
        if (fast && ++fastNesting >= FAST_NESTING_LIMIT) {
            if (fastMemo == null) {
                fastMemo = new PickleMemo();
            }
            if (fastMemo.get(o) >= 0) {
                throw valueError(
                        "fast mode: can't pickle cyclic objects including object type %T at %s", o, Identity.address(o));
            }
            fastMemo.put(o, 0);
        }
    }

    private void leaveFast() {
        if (fast && fastNesting-- >= FAST_NESTING_LIMIT && fastNesting < FAST_NESTING_LIMIT) {
            fastMemo = null;
        }
    }

    // Plain values

    private boolean savePersistent(Object o) {
        Object id = Calls.call(ts, persistentId, o);
        if (id == PyNone.NONE) {
            return false;
        }
        if (binary) {
            save(id, true);
            out.op(Opcode.BINPERSID);
            return true;
        }
        Object text = Representation.str(id);
        if (!Text.isAscii(text)) {
            throw module.picklingError("persistent IDs in protocol 0 must be ASCII strings");
        }
        out.op(Opcode.PERSID);
        out.ascii(text + "\n");
        return true;
    }

    private void saveBool(boolean value) {
        if (protocol >= 2) {
            out.op(value ? Opcode.NEWTRUE : Opcode.NEWFALSE);
        } else {
            out.ascii(value ? "I01\n" : "I00\n");
        }
    }

    private void saveInt(Object o) {
        if (o instanceof Long boxed && (int) (long) boxed == boxed) {
            int n = (int) (long) boxed;
            if (!binary) {
                out.op(Opcode.INT);
                out.ascii(n + "\n");
            } else if (n >= 0 && n < 256) {
                out.op(Opcode.BININT1, n, 1);
            } else if (n >= 0 && n < 65536) {
                out.op(Opcode.BININT2, n, 2);
            } else {
                out.op(Opcode.BININT, n, 4);
            }
            return;
        }
        if (protocol < 2) {
            out.op(Opcode.LONG);
            out.ascii(PyInt.decimal(o) + "L\n");
            return;
        }
        BigInteger big = o instanceof Long n ? BigInteger.valueOf(n) : (BigInteger) o;
        byte[] bytes = big.toByteArray();
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        if (bytes.length < 256) {
            out.op(Opcode.LONG1, bytes.length, 1);
        } else {
            out.op(Opcode.LONG4, bytes.length, 4);
        }
        out.raw(bytes);
    }

    private void saveFloat(double value) {
        if (binary) {
            out.bigEndian(Opcode.BINFLOAT, Double.doubleToRawLongBits(value));
        } else {
            out.op(Opcode.FLOAT);
            out.ascii(FloatText.repr(value) + "\n");
        }
    }

    private void saveStr(Object str) {
        if (binary) {
            byte[] bytes = Text.isAscii(str)
                    ? ((String) str).getBytes(StandardCharsets.ISO_8859_1)
                    : Utf8.encodePassingSurrogates(str);
            if (bytes.length < 256 && protocol >= 4) {
                out.op(Opcode.SHORT_BINUNICODE, bytes.length, 1);
                out.raw(bytes);
            } else {
                out.data(ts, Opcode.BINUNICODE, 4, bytes, 0, bytes.length, null);
            }
        } else {
            out.op(Opcode.UNICODE);
            out.ascii(rawEscaped(str));
            out.op('\n');
        }
        memoize(str);
    }

    /// The text of protocol 0: what would end the line or mislead the decoder is escaped. CPython: raw_unicode_escape
    private static String rawEscaped(Object str) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0, length = Text.length(str); i < length; i++) {
            int c = Text.at(str, i);
            if (c >= 0x10000) {
                escaped.append("\\U").append(padded(c, 8));
            } else if (c >= 256 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
                escaped.append("\\u").append(padded(c, 4));
            } else {
                escaped.append((char) c);
            }
        }
        return escaped.toString();
    }

    private static String padded(int c, int width) {
        String digits = Integer.toHexString(c);
        return "0".repeat(width - digits.length()) + digits;
    }

    private void saveBytes(PyBytes bytes) {
        if (protocol < 3) {
            // Python 2 gets its 8-bit string back from text.
            Object reduced = bytes.size() == 0
                    ? PyTuple.of(PyBytes.TYPE, PyTuple.EMPTY)
                    : PyTuple.of(
                            Imports.attribute("codecs", "encode"),
                            PyTuple.of(new String(bytes.array(), StandardCharsets.ISO_8859_1), "latin1"));
            saveReduced((PyTuple) reduced, bytes);
            return;
        }
        writeBytes(bytes.array(), 0, bytes.size(), bytes);
        memoize(bytes);
    }

    private void writeBytes(byte[] memory, int from, int count, Object payload) {
        if (count < 256) {
            out.data(ts, Opcode.SHORT_BINBYTES, 1, memory, from, count, payload);
        } else {
            out.data(ts, Opcode.BINBYTES, 4, memory, from, count, payload);
        }
    }

    private void saveByteArray(PyByteArray array) {
        if (protocol < 5) {
            Object args = array.size() == 0 ? PyTuple.EMPTY : PyTuple.of((Object) PyBytes.fromBuffer(array));
            saveReduced(PyTuple.of(PyByteArray.TYPE, args), array);
            return;
        }
        Buffer buffer = Buffer.of(array);
        try {
            out.data(ts, Opcode.BYTEARRAY8, 8, buffer.memory(), buffer.offset(), buffer.length(), array);
        } finally {
            buffer.release();
        }
        memoize(array);
    }

    private void savePickleBuffer(PyPickleBuffer o) {
        if (protocol < 5) {
            throw module.picklingError("PickleBuffer can only pickled with protocol >= 5");
        }
        Buffer view = o.view();
        if (!view.isContiguous() && !view.isFortranContiguous()) {
            throw module.picklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        }
        boolean inBand = bufferCallback == null || Truth.of(Calls.call(ts, bufferCallback, o));
        if (!inBand) {
            out.op(Opcode.NEXT_BUFFER);
            if (view.isReadOnly()) {
                out.op(Opcode.READONLY_BUFFER);
            }
            return;
        }
        if (view.isReadOnly()) {
            writeBytes(view.memory(), view.offset(), view.length(), view.owner() instanceof PyBytes bytes
                    && bytes.size() == view.length() ? bytes : null);
        } else {
            out.data(ts, Opcode.BYTEARRAY8, 8, view.memory(), view.offset(), view.length(), null);
        }
        memoize(o);
    }

    // Containers

    private void saveTuple(PyTuple tuple) {
        int size = tuple.size();
        if (size == 0) {
            if (protocol == 0) {
                out.op(Opcode.MARK);
                out.op(Opcode.TUPLE);
            } else {
                out.op(Opcode.EMPTY_TUPLE);
            }
            return;
        }
        boolean small = size <= 3 && protocol >= 2;
        if (!small) {
            out.op(Opcode.MARK);
        }
        for (Object item : tuple.items()) {
            save(item);
        }
        int known = memo.get(tuple);
        if (known >= 0) {
            // The tuple contains itself through one of its items and has been written meanwhile.
            if (small || !binary) {
                for (int i = small ? size : size + 1; i > 0; i--) {
                    out.op(Opcode.POP);
                }
            } else {
                out.op(Opcode.POP_MARK);
            }
            writeGet(known);
            return;
        }
        out.op(small ? Opcode.TUPLE1 + size - 1 : Opcode.TUPLE);
        memoize(tuple);
    }

    private void saveList(PyList list) {
        enterFast(list);
        if (binary) {
            out.op(Opcode.EMPTY_LIST);
        } else {
            out.op(Opcode.MARK);
            out.op(Opcode.LIST);
        }
        memoize(list);
        if (list.size() > 0) {
            if (protocol == 0) {
                saveItems(Iteration.iter(list));
            } else {
                saveItems(list);
            }
        }
        leaveFast();
    }

    /// CPython: batch_list_exact
    private void saveItems(PyList list) {
        if (list.size() == 1) {
            save(list.get(0));
            out.op(Opcode.APPEND);
            return;
        }
        int i = 0;
        do {
            out.op(Opcode.MARK);
            Object item;
            for (int n = 0; n < BATCH && (item = list.getOrNull(i)) != null; n++, i++) {
                save(item);
            }
            out.op(Opcode.APPENDS);
        } while (i < list.size());
    }

    /// CPython: batch_list
    private void saveItems(Object iterator) {
        if (protocol == 0) {
            for (Object item; (item = Iteration.next(iterator)) != null; ) {
                save(item);
                out.op(Opcode.APPEND);
            }
            return;
        }
        int n;
        do {
            Object item = Iteration.next(iterator);
            if (item == null) {
                return;
            }
            Object next = Iteration.next(iterator);
            if (next == null) {
                save(item);
                out.op(Opcode.APPEND);
                return;
            }
            out.op(Opcode.MARK);
            save(item);
            n = 1;
            for (item = next; item != null; item = Iteration.next(iterator)) {
                save(item);
                if (++n == BATCH) {
                    break;
                }
            }
            out.op(Opcode.APPENDS);
        } while (n == BATCH);
    }

    private void saveDict(PyDict dict) {
        enterFast(dict);
        if (binary) {
            out.op(Opcode.EMPTY_DICT);
        } else {
            out.op(Opcode.MARK);
            out.op(Opcode.DICT);
        }
        memoize(dict);
        if (dict.size() > 0) {
            if (protocol == 0) {
                savePairs(Iteration.iter(Calls.method(dict, "items")));
            } else {
                savePairs(dict);
            }
        }
        leaveFast();
    }

    /// CPython: batch_dict_exact
    private void savePairs(PyDict dict) {
        int size = dict.size();
        int entry = dict.nextEntry(0);
        if (size == 1) {
            save(dict.keyAt(entry), dict.valueAt(entry));
            out.op(Opcode.SETITEM);
            return;
        }
        while (entry >= 0) {
            out.op(Opcode.MARK);
            for (int n = 0; n < BATCH && entry >= 0; n++, entry = dict.nextEntry(entry + 1)) {
                save(dict.keyAt(entry), dict.valueAt(entry));
                if (dict.size() != size) {
                    throw runtimeError("dictionary changed size during iteration");
                }
            }
            out.op(Opcode.SETITEMS);
        }
    }

    private void save(Object key, Object value) {
        if (key == null || value == null) {
            throw runtimeError("dictionary changed size during iteration");
        }
        save(key);
        save(value);
    }

    /// CPython: batch_dict
    private void savePairs(Object iterator) {
        int n;
        do {
            Object item = Iteration.next(iterator);
            if (item == null) {
                return;
            }
            if (protocol == 0) {
                savePair(item);
                out.op(Opcode.SETITEM);
                n = BATCH;
                continue;
            }
            Object next = Iteration.next(iterator);
            if (next == null) {
                savePair(item);
                out.op(Opcode.SETITEM);
                return;
            }
            out.op(Opcode.MARK);
            savePair(item);
            n = 1;
            for (item = next; item != null; item = Iteration.next(iterator)) {
                savePair(item);
                if (++n == BATCH) {
                    break;
                }
            }
            out.op(Opcode.SETITEMS);
        } while (n == BATCH);
    }

    private void savePair(Object item) {
        if (!(item instanceof PyTuple pair) || pair.size() != 2) {
            throw typeError("dict items iterator must return 2-tuples");
        }
        save(pair.at(0));
        save(pair.at(1));
    }

    private void saveSet(PySet set) {
        if (protocol < 4) {
            saveReduced(PyTuple.of(PySet.TYPE, PyTuple.of((Object) PyList.from(set))), set);
            return;
        }
        out.op(Opcode.EMPTY_SET);
        memoize(set);
        Object[] items = set.toArray();
        for (int i = 0; i < items.length; ) {
            out.op(Opcode.MARK);
            for (int n = 0; n < BATCH && i < items.length; n++) {
                save(items[i++]);
                if (set.size() != items.length) {
                    throw runtimeError("set changed size during iteration");
                }
            }
            out.op(Opcode.ADDITEMS);
        }
    }

    private void saveFrozenSet(PyFrozenSet set) {
        if (protocol < 4) {
            saveReduced(PyTuple.of(PyFrozenSet.TYPE, PyTuple.of((Object) PyList.from(set))), set);
            return;
        }
        enterFast(set);
        out.op(Opcode.MARK);
        for (Object item : set.toArray()) {
            save(item);
        }
        int known = memo.get(set);
        if (known >= 0) {
            out.op(Opcode.POP_MARK);
            writeGet(known);
        } else {
            out.op(Opcode.FROZENSET);
            memoize(set);
        }
        leaveFast();
    }

    // Classes and functions

    private void saveType(Object o) {
        Object singleton = o == PyType.of(PyNone.NONE)
                ? PyNone.NONE
                : o == PyType.of(PyEllipsis.ELLIPSIS)
                        ? PyEllipsis.ELLIPSIS
                        : o == PyType.of(PyNotImplemented.NOT_IMPLEMENTED) ? PyNotImplemented.NOT_IMPLEMENTED : null;
        if (singleton != null) {
            saveReduced(PyTuple.of(PyType.TYPE, PyTuple.of(singleton)), o);
        } else {
            saveGlobal(o, null);
        }
    }

    /// CPython: save_global
    private void saveGlobal(Object o, Object givenName) {
        Object name = givenName;
        if (name == null) {
            name = Attributes.lookup(o, "__qualname__");
            if (name == null) {
                name = Attributes.get(o, "__name__");
            }
        }
        String text = PyStr.toName(name);
        String[] path = GlobalNames.split(null, text);
        Object moduleName = GlobalNames.moduleOf(ts, o, path);
        Object found;
        try {
            found = GlobalNames.module(ts, PyStr.toName(moduleName));
        } catch (Raised e) {
            throw module.picklingError("Can't pickle %R: import of module %R failed", o, moduleName);
        }
        GlobalNames.Found target = GlobalNames.follow(found, path);
        if (target == null) {
            throw module.picklingError("Can't pickle %R: attribute lookup %S on %S failed", o, name, moduleName);
        }
        if (!Identity.is(target.value(), o)) {
            throw module.picklingError("Can't pickle %R: it's not the same object as %S.%S", o, moduleName, name);
        }
        Object last = PyStr.fromName(path[path.length - 1]);
        if (target.parent() == found) {
            name = last;
        }
        if (protocol >= 2 && saveExtension(o, moduleName, name)) {
            return;
        }
        if (protocol >= 4) {
            save(moduleName);
            save(name);
            out.op(Opcode.STACK_GLOBAL);
            memoize(o);
        } else if (target.parent() != found) {
            Object getattr = ts.interpreter().builtins.getOrNull("getattr");
            saveReduced(PyTuple.of(getattr, PyTuple.of(target.parent(), last)), null);
        } else {
            writeGlobal(moduleName, name);
            memoize(o);
        }
    }

    private boolean saveExtension(Object o, Object moduleName, Object name) {
        Object code = module.extensionRegistry.getOrNull(PyTuple.of(moduleName, name));
        if (code == null) {
            return false;
        }
        Object value = PyInt.valueOrNull(code);
        if (value == null) {
            throw module.picklingError("Can't pickle %R: extension code %R isn't an integer", o, code);
        }
        long number = Conversion.toLong(value);
        if (number <= 0 || number > 0x7fffffffL) {
            throw module.picklingError("Can't pickle %R: extension code %d is out of range", o, number);
        }
        if (number < 256) {
            out.op(Opcode.EXT1, number, 1);
        } else if (number < 65536) {
            out.op(Opcode.EXT2, number, 2);
        } else {
            out.op(Opcode.EXT4, number, 4);
        }
        return true;
    }

    private void writeGlobal(Object moduleName, Object name) {
        Object[] names = fixImports
                ? GlobalNames.translate(module.reverseNameMapping, module.reverseImportMapping, "REVERSE_", moduleName, name)
                : new Object[] {moduleName, name};
        byte[] first = encoded(names[0], "module");
        byte[] second = encoded(names[1], "global");
        out.op(Opcode.GLOBAL);
        out.raw(first);
        out.op('\n');
        out.raw(second);
        out.op('\n');
    }

    private byte[] encoded(Object name, String what) {
        if (protocol < 3 && !Text.isAscii(name)) {
            throw module.picklingError("can't pickle " + what + " identifier '%S' using pickle protocol %d", name, protocol);
        }
        return Utf8.encodePassingSurrogates(name);
    }

    // What `__reduce__` answers

    /// `o` is null when the construction is not of an object to remember. CPython: save_reduce
    private void saveReduced(PyTuple reduced, Object o) {
        int size = reduced.size();
        if (size < 2 || size > 6) {
            throw module.picklingError("tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        Object callable = reduced.at(0);
        if (!Calls.isCallable(callable)) {
            throw module.picklingError("first item of the tuple returned by __reduce__ must be callable");
        }
        if (!(reduced.at(1) instanceof PyTuple args)) {
            throw module.picklingError("second item of the tuple returned by __reduce__ must be a tuple");
        }
        Object state = part(reduced, 2);
        Object items = part(reduced, 3);
        Object pairs = part(reduced, 4);
        Object setState = part(reduced, 5);
        if (items != null && !Iteration.isIterator(items)) {
            throw module.picklingError(
                    "fourth element of the tuple returned by __reduce__ must be an iterator, not %s", PyType.of(items).fullName());
        }
        if (pairs != null && !Iteration.isIterator(pairs)) {
            throw module.picklingError(
                    "fifth element of the tuple returned by __reduce__ must be an iterator, not %s", PyType.of(pairs).fullName());
        }
        if (setState != null && !Calls.isCallable(setState)) {
            throw module.picklingError(
                    "sixth element of the tuple returned by __reduce__ must be a function, not %s",
                    PyType.of(setState).fullName());
        }
        saveConstruction(callable, args, o);
        if (o == null) {
            return;
        }
        int known = memo.get(o);
        if (known >= 0) {
            // Saving the arguments has saved the object too.
            out.op(Opcode.POP);
            writeGet(known);
            return;
        }
        memoize(o);
        if (items != null) {
            saveItems(items);
        }
        if (pairs != null) {
            savePairs(pairs);
        }
        if (state == null) {
            return;
        }
        if (setState == null) {
            save(state);
            out.op(Opcode.BUILD);
            return;
        }
        save(setState);
        save(o);
        save(state);
        out.op(Opcode.TUPLE2);
        out.op(Opcode.REDUCE);
        out.op(Opcode.POP);
    }

    private static Object part(PyTuple reduced, int index) {
        Object value = index < reduced.size() ? reduced.at(index) : PyNone.NONE;
        return value == PyNone.NONE ? null : value;
    }

    private void saveConstruction(Object callable, PyTuple args, Object o) {
        Object name = protocol >= 2 ? Attributes.lookup(callable, "__name__") : null;
        if ("__newobj_ex__".equals(name)) {
            saveNewWithKeywords(args);
        } else if ("__newobj__".equals(name)) {
            saveNew(args, o);
        } else {
            save(callable);
            save(args);
            out.op(Opcode.REDUCE);
        }
    }

    private void saveNewWithKeywords(PyTuple args) {
        if (args.size() != 3) {
            throw module.picklingError("length of the NEWOBJ_EX argument tuple must be exactly 3, not %d", args.size());
        }
        Object cls = args.at(0);
        if (!(cls instanceof PyType)) {
            throw module.picklingError("first item from NEWOBJ_EX argument tuple must be a class, not %T", cls);
        }
        if (!(args.at(1) instanceof PyTuple positional)) {
            throw module.picklingError("second item from NEWOBJ_EX argument tuple must be a tuple, not %T", args.at(1));
        }
        if (!(args.at(2) instanceof PyDict named)) {
            throw module.picklingError("third item from NEWOBJ_EX argument tuple must be a dict, not %T", args.at(2));
        }
        if (protocol >= 4) {
            save(cls);
            save(positional);
            save(named);
            out.op(Opcode.NEWOBJ_EX);
            return;
        }
        Object[] given = new Object[positional.size() + 2];
        given[0] = Attributes.get(cls, "__new__");
        given[1] = cls;
        System.arraycopy(positional.items(), 0, given, 2, positional.size());
        Object partial = Calls.callEx(ts, Imports.attribute("functools", "partial"), given, named);
        save(partial);
        save(PyTuple.EMPTY);
        out.op(Opcode.REDUCE);
    }

    private void saveNew(PyTuple args, Object o) {
        if (args.size() < 1) {
            throw module.picklingError("__newobj__ arglist is empty");
        }
        Object cls = args.at(0);
        if (!(cls instanceof PyType)) {
            throw module.picklingError("args[0] from __newobj__ args is not a type");
        }
        if (Attributes.get(o, "__class__") != cls) {
            throw module.picklingError("args[0] from __newobj__ args has the wrong class");
        }
        save(cls);
        Object[] rest = new Object[args.size() - 1];
        System.arraycopy(args.items(), 1, rest, 0, rest.length);
        save(rest.length == 0 ? PyTuple.EMPTY : PyTuple.of(rest));
        out.op(Opcode.NEWOBJ);
    }
}
