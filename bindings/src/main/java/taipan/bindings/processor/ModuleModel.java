package taipan.bindings.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything a `@PyModule` class shows to Python.
final class ModuleModel {
    private final String packageName;
    private final String simpleName;
    private final String qualifiedName;
    private final String pythonName;
    private final List<Bound> functions = new ArrayList<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private boolean takesInterpreter;
    private boolean hasTypes;
    private boolean hasInit;

    ModuleModel(String packageName, String simpleName, String qualifiedName, String pythonName) {
        this.packageName = packageName;
        this.simpleName = simpleName;
        this.qualifiedName = qualifiedName;
        this.pythonName = pythonName;
    }

    String packageName() {
        return packageName;
    }

    String simpleName() {
        return simpleName;
    }

    String qualifiedName() {
        return qualifiedName;
    }

    String pythonName() {
        return pythonName;
    }

    List<Bound> functions() {
        return functions;
    }

    /// Python name to the Java expression of the value.
    Map<String, String> constants() {
        return constants;
    }

    boolean takesInterpreter() {
        return takesInterpreter;
    }

    void setTakesInterpreter(boolean takes) {
        takesInterpreter |= takes;
    }

    boolean hasTypes() {
        return hasTypes;
    }

    void setHasTypes() {
        hasTypes = true;
    }

    boolean hasInit() {
        return hasInit;
    }

    void setHasInit() {
        hasInit = true;
    }
}
