package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a Java class as a native Python module; one instance of it exists per interpreter and holds the module's state.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyModule {
    String value();
}
