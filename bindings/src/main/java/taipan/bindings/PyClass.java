package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a Java class as a built-in Python type. The processor writes `<Class>Bindings` (methods, attributes, the
/// type itself) and `<Class>Slots` (special methods) beside it.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyClass {
    /// The Python name, with its module in front when it is not a builtin: `"list"`, `"collections.deque"`.
    String name();

    /// The class of the base type; `Object` stands for Python's `object`.
    Class<?> base() default Object.class;

    /// Whether Python code may derive from the type (`Py_TPFLAGS_BASETYPE`).
    boolean subclassable() default false;

    /// Whether instances of the type itself, not only of subclasses, carry a `__dict__`.
    boolean hasDict() default false;

    /// Whether instances can be referenced weakly.
    boolean weakrefs() default false;

    /// Whether `list`-like patterns match it (`Py_TPFLAGS_SEQUENCE`).
    boolean sequence() default false;

    /// Whether mapping patterns match it (`Py_TPFLAGS_MAPPING`).
    boolean mapping() default false;

    /// Whether a single positional sub-pattern matches the object itself (`_Py_TPFLAGS_MATCH_SELF`).
    boolean matchSelf() default false;
}
