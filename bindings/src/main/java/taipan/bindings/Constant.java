package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A constant of a native module or (a static field) of a built-in type, under the name of the Java field (`int`, `long`, `double`, `boolean`, `String` or any Python value).
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.FIELD)
public @interface Constant {
    String value() default "";
}
