package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A static method of a built-in type: `@StaticMethod("maketrans(x, y=NULL, z=NULL, /)")`.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface StaticMethod {
    String value();
}
