package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method of a built-in type, declared by its Python signature: `@Method("index(self, value, start=0, /)")`.
/// The string is name, arity, defaults and `__text_signature__` at once. A default of `NULL` means *absent*: the
/// Java parameter is `null` then and no `__text_signature__` is published.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Method {
    String value();
}
