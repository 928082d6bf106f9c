package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A `long` parameter that takes any object with `__index__`, clamped to the range of a long, or None for its default,
/// as slice bounds do.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.PARAMETER)
public @interface SliceIndex {
    /// Whether None is refused, as `list.index` does.
    boolean notNone() default false;
}
