package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The getter of an attribute of a built-in type; the value is the attribute name.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Getter {
    String value();

    /// Whether CPython has the attribute as a plain field (`member_descriptor`).
    boolean member() default false;
}
