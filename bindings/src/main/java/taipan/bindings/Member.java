package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A Java field shown as a read-only attribute (`member_descriptor`) of a built-in type; `null` shows as `None`.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.FIELD)
public @interface Member {
    String value();
}
