package taipan.bindings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Words a wrong number of positional arguments as functions do that CPython has not moved to Argument Clinic:
/// `find() takes at least 1 argument (0 given)`.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface ParseTuple {}
