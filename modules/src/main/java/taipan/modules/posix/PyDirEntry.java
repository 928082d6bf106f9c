package taipan.modules.posix;

import taipan.bindings.ClassMethod;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.FileStatus;
import taipan.host.FileSystem;
import taipan.host.HostError;
import taipan.objects.Errno;
import taipan.objects.PyGenericAlias;
import taipan.objects.PyObject;
import taipan.objects.PyType;
import taipan.objects.Representation;
import taipan.text.Text;

/// An entry of a folder, as `os.scandir` gives it.
/// CPython: Modules/posixmodule.c (DirEntryType)
@PyClass(name = "posix.DirEntry")
final class PyDirEntry extends PyObject {
    static final PyType TYPE = PyDirEntryBindings.newType();

    private final PosixPaths posix;
    @Member("name")
    final Object name;
    @Member("path")
    final Object path;
    private final String absolute;
    private final FileSystem.Entry entry;
    private Object status;
    private Object linkStatus;
    private FileStatus known;

    PyDirEntry(PosixPaths posix, Object name, Object path, String absolute, FileSystem.Entry entry) {
        super(TYPE);
        this.posix = posix;
        this.name = name;
        this.path = path;
        this.absolute = absolute;
        this.entry = entry;
    }

    private FileStatus followed() {
        if (known == null) {
            known = posix.files.status(absolute, true);
        }
        return known;
    }

    private boolean isType(int type, boolean follow) {
        if (entry.type() != FileStatus.LINK || !follow) {
            return entry.type() == type;
        }
        try {
            return followed().type() == type;
        } catch (HostError e) {
            if (e.errno() == Errno.ENOENT) {
                return false;
            }
            throw PosixDescriptors.error(e, path);
        }
    }

    @Method("is_dir(self, /, *, follow_symlinks=True)")
    boolean isDir(boolean follow) {
        return isType(FileStatus.DIRECTORY, follow);
    }

    @Method("is_file(self, /, *, follow_symlinks=True)")
    boolean isFile(boolean follow) {
        return isType(FileStatus.REGULAR, follow);
    }

    @Method("is_symlink(self, /)")
    boolean isSymlink() {
        return entry.type() == FileStatus.LINK;
    }

    @Method("stat(self, /, *, follow_symlinks=True)")
    Object stat(boolean follow) {
        try {
            if (follow) {
                if (status == null) {
                    status = PosixDescriptors.statResult(followed());
                }
                return status;
            }
            if (linkStatus == null) {
                linkStatus = PosixDescriptors.statResult(posix.files.status(absolute, false));
            }
            return linkStatus;
        } catch (HostError e) {
            throw PosixDescriptors.error(e, path);
        }
    }

    @Method("inode(self, /)")
    long inode() {
        return entry.inode();
    }

    @Method("__fspath__(self, /)")
    Object fspath() {
        return path;
    }

    @ClassMethod("__class_getitem__(cls, item, /)")
    static Object classGetitem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    public Object __repr__() {
        return Text.concat("<DirEntry ", Text.concat(Representation.repr(name), ">"));
    }
}
