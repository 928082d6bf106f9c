package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class method of a built-in type; the Java method takes the `PyType` first: `@ClassMethod("fromkeys(cls, iterable, value=None, /)")`.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface ClassMethod {
    String value();
}
