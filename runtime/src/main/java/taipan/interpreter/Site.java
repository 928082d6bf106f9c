package taipan.interpreter;

import taipan.objects.AttributeCache;
import taipan.objects.PyFrame;
import taipan.objects.PyFunction;

/// A place in a code object that names a global or an attribute: what translated code hands on when its guards have not
/// answered.
/// CPython: no counterpart
public record Site(String name, Object[] caches, int at) {
    public static Object global(PyFunction f, Site site) {
        return Names.loadGlobal(f.globals, f.builtins, site.name, site.caches, site.at);
    }

    public static Object global(PyFrame frame, Site site) {
        return Names.loadGlobal(frame.globals, frame.builtins, site.name, site.caches, site.at);
    }

    public static Object attribute(Object owner, Site site) {
        return AttributeCache.get(owner, site.name, site.caches, site.at);
    }

    public static void setAttribute(Object value, Object owner, Site site) {
        AttributeCache.set(owner, site.name, value, site.caches, site.at);
    }

    /// The function a method call by that name calls with the owner in front, or null.
    public static Object method(Object owner, Site site) {
        return AttributeCache.method(owner, site.name, site.caches, site.at);
    }

    /// What follows the function on the stack: the owner, or the attribute when there is no such function.
    public static Object selfOrAttribute(Object function, Object owner, Site site) {
        return function != null ? owner : AttributeCache.get(owner, site.name, site.caches, site.at);
    }
}
