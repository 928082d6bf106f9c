package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a class that holds further methods of a built-in type (static, self first), so that big types split by topic.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface MethodsOf {
    Class<?> value();
}
