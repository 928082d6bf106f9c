package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The `__new__` of a built-in type: a static Java method that takes the `PyType` to instantiate first:
/// `@Constructor("list(cls, iterable=(), /)")`. The name in the string is the one error messages use.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Constructor {
    String value();
}
