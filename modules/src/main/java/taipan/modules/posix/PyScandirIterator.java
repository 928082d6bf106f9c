package taipan.modules.posix;

import java.util.Iterator;
import java.util.List;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.FileSystem;
import taipan.objects.PyObject;
import taipan.objects.PyStr;
import taipan.objects.PyType;

/// What `os.scandir` returns.
/// CPython: Modules/posixmodule.c (ScandirIteratorType)
@PyClass(name = "posix.ScandirIterator")
final class PyScandirIterator extends PyObject {
    static final PyType TYPE = PyScandirIteratorBindings.newType();

    private final PosixPaths posix;
    private final PosixDescriptors.Target target;
    private final String folder;
    private Iterator<FileSystem.Entry> entries;

    PyScandirIterator(PosixPaths posix, PosixDescriptors.Target target, String folder, List<FileSystem.Entry> entries) {
        super(TYPE);
        this.posix = posix;
        this.target = target;
        this.folder = folder;
        this.entries = entries.iterator();
    }

    public Object __iter__() {
        return this;
    }

    public Object __next__() {
        if (entries == null || !entries.hasNext()) {
            entries = null;
            return null;
        }
        FileSystem.Entry entry = entries.next();
        String absolute = folder.endsWith("/") ? folder + entry.name() : folder + "/" + entry.name();
        Object name;
        Object path;
        if (target.isDescriptor()) {
            name = path = PyStr.fromName(entry.name());
        } else {
            name = target.name().answer(entry.name());
            String text = target.name().text();
            path = target.name().answer(text.endsWith("/") ? text + entry.name() : text + "/" + entry.name());
        }
        return new PyDirEntry(posix, name, path, absolute, entry);
    }

    @Method("close(self)")
    void close() {
        entries = null;
    }

    @Method("__enter__(self)")
    Object enter() {
        return this;
    }

    @Method("__exit__(self, /, *args)")
    void exit(Object[] args) {
        entries = null;
    }
}
