package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The `__init__` of a built-in type: `@Init("list(self, iterable=(), /)")`. The name in the string is the one error messages use.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Init {
    String value();
}
