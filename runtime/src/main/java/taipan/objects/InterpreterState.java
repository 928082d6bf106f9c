package taipan.objects;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Everything that belongs to one isolated interpreter: its modules, its settings, the registries that CPython keeps per
/// interpreter or process. Interpreters of one JVM share built-in types and nothing that can change.
/// CPython: Include/internal/pycore_interp.h
public final class InterpreterState {
    private final Settings settings;
    /// `sys.modules`.
    public PyDict modules = new PyDict();
    /// The dicts of the `sys` and `builtins` modules.
    public PyDict sysDict;
    public PyDict builtins;
    /// `sys.setrecursionlimit`.
    public volatile int recursionLimit = 1000;
    /// `sys.set_int_max_str_digits`.
    public volatile int intMaxStrDigits;
    /// What the interpreter may use up; null without limits. Set before its first thread.
    public Budget budget;
    /// The built-in `__import__`: while nobody has replaced it, import statements need not call it.
    public Object originalImport;
    /// The `importlib._bootstrap` module once it is set up, else null.
    public Object importlib;
    /// Whether the interpreter is being shut down.
    public volatile boolean finalizing;
    /// What `sys.addaudithook` was given.
    public final List<Object> auditHooks = new CopyOnWriteArrayList<>();
    /// The native modules made so far, by name.
    public final Map<String, Object> nativeModules = new ConcurrentHashMap<>();
    /// The environment variables, as `os.putenv` leaves them once `posix` is imported.
    public volatile Map<String, String> environment;
    /// The threads that run in the interpreter.
    public final Map<Thread, ThreadState> threads = new ConcurrentHashMap<>();

    /// What `Hashing` remembers about str hashes; null until the first one.
    Hashing.Strings stringHashes;

    private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();
    private final List<Layout> rootLayouts = new ArrayList<>();
    private final List<Layout> untrustedRoots = new ArrayList<>();
    private final Map<PyType, List<WeakReference<PyType>>> subclassesOfBuiltins = new IdentityHashMap<>();
    private final Map<String, String> interned = new ConcurrentHashMap<>();
    private volatile Warnings.Sink warningSink;

    public InterpreterState(Settings settings) {
        this.settings = settings;
        this.environment = settings.environment;
        this.intMaxStrDigits = settings.intMaxStrDigits < 0 ? 4300 : settings.intMaxStrDigits;
    }

    public Settings settings() {
        return settings;
    }

    /// The layout of an instance without attributes and with `reserved` places for `__slots__`.
    synchronized Layout rootLayout(int reserved, boolean trusted) {
        List<Layout> roots = trusted ? rootLayouts : untrustedRoots;
        while (roots.size() <= reserved) {
            roots.add(Layout.root(roots.size(), trusted));
        }
        return roots.get(reserved);
    }

    /// A class was changed in a way that layouts with the name (all when it is null) do not show.
    synchronized void distrustLayouts(String name) {
        for (Layout root : rootLayouts) {
            root.distrust(name);
        }
    }

    synchronized void addSubclassOfBuiltin(PyType base, PyType child) {
        List<WeakReference<PyType>> list = subclassesOfBuiltins.computeIfAbsent(base, k -> new ArrayList<>());
        // Those that are gone are dropped when there may be many of them: at every power of two.
        int n = list.size();
        if (n >= 16 && (n & n - 1) == 0) {
            list.removeIf(r -> r.get() == null);
        }
        list.add(new WeakReference<>(child));
    }

    synchronized void removeSubclassOfBuiltin(PyType base, PyType child) {
        List<WeakReference<PyType>> list = subclassesOfBuiltins.get(base);
        if (list != null) {
            list.removeIf(r -> r.get() == null || r.get() == child);
        }
    }

    /// The direct heap subclasses of a built-in type in this interpreter that are alive, oldest first.
    synchronized List<PyType> subclassesOfBuiltin(PyType base) {
        List<PyType> alive = new ArrayList<>();
        for (WeakReference<PyType> r : subclassesOfBuiltins.getOrDefault(base, List.of())) {
            PyType t = r.get();
            if (t != null) {
                alive.add(t);
            }
        }
        return alive;
    }

    /// The one str object for a text (`sys.intern`, names in code objects).
    public String intern(String text) {
        String known = interned.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /// What another part of the runtime keeps per interpreter (codec registry, descriptor table, host, ...), by class.
    /// IllegalStateException when it was never set.
    public <T> T service(Class<T> kind) {
        Object found = services.get(kind);
        if (found == null) {
            throw new IllegalStateException("no " + kind.getName() + " in this interpreter");
        }
        return kind.cast(found);
    }

    /// The service, or null when it was never set.
    public <T> T serviceOrNull(Class<T> kind) {
        return kind.cast(services.get(kind));
    }

    public <T> void setService(Class<T> kind, T service) {
        services.put(kind, service);
    }

    public Warnings.Sink warningSink() {
        return warningSink;
    }

    public void setWarningSink(Warnings.Sink sink) {
        warningSink = sink;
    }
}
