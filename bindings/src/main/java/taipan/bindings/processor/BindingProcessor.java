package taipan.bindings.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import taipan.bindings.ClassMethod;
import taipan.bindings.Constant;
import taipan.bindings.Constructor;
import taipan.bindings.Function;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Member;
import taipan.bindings.Method;
import taipan.bindings.MethodsOf;
import taipan.bindings.ParseTuple;
import taipan.bindings.PyClass;
import taipan.bindings.PyModule;
import taipan.bindings.Setter;
import taipan.bindings.SliceIndex;
import taipan.bindings.StaticMethod;
import taipan.bindings.processor.Converters.JavaParameter;
import taipan.bindings.processor.PythonSignature.Malformed;

/// Writes, for every class marked `@PyClass` or `@PyModule`, the classes that show it to Python: `XBindings` with its
/// methods and attributes, `XSlots` with its special methods.
///
/// A declaration that does not fit its Java method is an error at the method.
@SupportedAnnotationTypes({"taipan.bindings.PyClass", "taipan.bindings.PyModule"})
public final class BindingProcessor extends AbstractProcessor {
    private static final String PY_TYPE = Converters.OBJECTS + "PyType";

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Map<String, List<TypeElement>> extensions = new LinkedHashMap<>();
        for (Element e : round.getElementsAnnotatedWith(MethodsOf.class)) {
            String target = classValue(e, MethodsOf.class, "value").toString();
            extensions.computeIfAbsent(target, _ -> new ArrayList<>()).add((TypeElement) e);
        }
        for (Element e : round.getElementsAnnotatedWith(PyClass.class)) {
            TypeElement type = (TypeElement) e;
            List<TypeElement> more = extensions.remove(type.getQualifiedName().toString());
            bindClass(type, more == null ? List.of() : more);
        }
        extensions.values().forEach(list -> list.forEach(e -> error(e, "@MethodsOf names no @PyClass of this compilation")));
        for (Element e : round.getElementsAnnotatedWith(PyModule.class)) {
            bindModule((TypeElement) e);
        }
        return true;
    }

    // Types

    private void bindClass(TypeElement type, List<TypeElement> extensions) {
        PyClass mark = type.getAnnotation(PyClass.class);
        TypeMirror base = classValue(type, PyClass.class, "base");
        boolean rootBase = base == null || base.toString().equals("java.lang.Object");
        String qualified = type.getQualifiedName().toString();
        ClassModel model = new ClassModel(packageOf(type), joinedName(type), qualified, mark,
                rootBase ? null : qualifiedJoined((DeclaredType) base), rootBase ? null : base.toString(),
                type.getModifiers().contains(Modifier.PUBLIC), isStatelessRoot(mark));
        for (TypeElement c = type; c != null; c = plainSuperclass(c)) {
            for (Element member : c.getEnclosedElements()) {
                bindMember(model, type, member, false);
            }
        }
        for (TypeElement extension : extensions) {
            for (Element member : extension.getEnclosedElements()) {
                bindMember(model, extension, member, true);
            }
        }
        write(type, model.packageName, model.simpleName + "Bindings", new BindingsWriter(model)::write);
        if (!model.isObject) {
            write(type, model.packageName, model.simpleName + "Slots", new SlotsWriter(model)::write);
        }
    }

    private static boolean isStatelessRoot(PyClass mark) {
        return mark.name().equals("object");
    }

    /// The Java superclass when it is no Python type of its own: what it declares counts as the subclass's.
    private TypeElement plainSuperclass(TypeElement type) {
        if (!(type.getSuperclass() instanceof DeclaredType d) || d.getKind() == TypeKind.ERROR) {
            return null;
        }
        TypeElement parent = (TypeElement) d.asElement();
        String name = parent.getQualifiedName().toString();
        boolean ours = name.startsWith("taipan.") && parent.getAnnotation(PyClass.class) == null;
        return ours && !name.equals(Converters.OBJECTS + "PyObject") ? parent : null;
    }

    private void bindMember(ClassModel model, TypeElement holder, Element member, boolean extension) {
        try {
            if (member.getKind() == ElementKind.FIELD && member.getAnnotation(Member.class) != null) {
                String cast = "((" + holder.getQualifiedName() + ") self).";
                model.members.add(new ClassModel.Attribute(member.getAnnotation(Member.class).value(),
                        cast + member.getSimpleName(), member.asType().toString(), null, false));
            } else if (member.getAnnotation(Constant.class) instanceof Constant c) {
                String shown = c.value().isEmpty() ? member.getSimpleName().toString() : c.value();
                model.constants.put(shown,
                        Converters.result(member.asType().toString(), holder.getQualifiedName() + "." + member.getSimpleName()));
            } else if (member.getKind() == ElementKind.METHOD) {
                bindMethod(model, holder, (ExecutableElement) member, extension);
            }
        } catch (Malformed e) {
            error(member, e.getMessage());
        }
    }

    private void bindMethod(ClassModel model, TypeElement holder, ExecutableElement method, boolean extension) throws Malformed {
        String name = method.getSimpleName().toString();
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        if (extension && !isStatic && (isMarked(method) || SlotTable.find(name) != null)) {
            throw new Malformed("methods of a @MethodsOf class are static and take self first");
        }
        if (method.getAnnotation(Method.class) instanceof Method m) {
            model.methods.add(new ClassModel.Callable("METHOD", bound(model, holder, method, m.value(), "self")));
        }
        if (method.getAnnotation(ClassMethod.class) instanceof ClassMethod m) {
            requireStatic(method, "a class method");
            model.methods.add(new ClassModel.Callable("CLASS_METHOD", bound(model, holder, method, m.value(), "self")));
        }
        if (method.getAnnotation(StaticMethod.class) instanceof StaticMethod m) {
            requireStatic(method, "a static method");
            model.methods.add(new ClassModel.Callable("STATIC_METHOD", bound(model, holder, method, m.value(), null)));
        }
        if (method.getAnnotation(Constructor.class) instanceof Constructor m) {
            requireStatic(method, "a constructor");
            if (model.constructor != null && holder.getQualifiedName().contentEquals(model.qualifiedName)) {
                throw new Malformed("a class has one @Constructor");
            }
            model.constructor = bound(model, holder, method, m.value(), "type");
        }
        if (method.getAnnotation(Init.class) instanceof Init m) {
            model.init = bound(model, holder, method, m.value(), "self");
        }
        if (method.getAnnotation(Getter.class) instanceof Getter g) {
            model.attribute(g.value(), receiver(model, holder, method) + "." + name + "(" + selfAndThread(method, isStatic, null) + ")",
                    method.getReturnType().toString());
            if (g.member()) {
                model.fields.add(g.value());
            }
        }
        if (method.getAnnotation(Setter.class) instanceof Setter s) {
            List<? extends VariableElement> parameters = method.getParameters();
            JavaParameter value = parameter(parameters.getLast());
            if (!value.type().equals("java.lang.Object")) {
                throw new Malformed("a setter takes the value as an Object");
            }
            model.setter(s.value(), receiver(model, holder, method) + "." + name + "(" + selfAndThread(method, isStatic, "value") + ")",
                    s.deletable());
        }
        SlotTable.Slot slot = SlotTable.find(name);
        if (slot != null && !isMarked(method)) {
            bindSlot(model, holder, method, slot, isStatic);
        }
    }

    private static boolean isMarked(ExecutableElement method) {
        return method.getAnnotation(Method.class) != null || method.getAnnotation(ClassMethod.class) != null
                || method.getAnnotation(StaticMethod.class) != null || method.getAnnotation(Constructor.class) != null
                || method.getAnnotation(Init.class) != null || method.getAnnotation(Getter.class) != null
                || method.getAnnotation(Setter.class) != null;
    }

    private static void requireStatic(ExecutableElement method, String what) throws Malformed {
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            throw new Malformed(what + " is a static Java method");
        }
    }

    /// The arguments of a getter or setter.
    private String selfAndThread(ExecutableElement method, boolean isStatic, String value) throws Malformed {
        List<String> arguments = new ArrayList<>();
        boolean needsSelf = isStatic;
        for (VariableElement v : method.getParameters()) {
            JavaParameter p = parameter(v);
            if (p.isThreadState()) {
                arguments.add(Converters.OBJECTS + "ThreadState.current()");
            } else if (needsSelf) {
                needsSelf = false;
                arguments.add(cast(p.type(), "self"));
            } else if (value != null) {
                arguments.add(value);
                value = null;
            } else {
                throw new Malformed("too many parameters for an attribute");
            }
        }
        if (needsSelf || value != null) {
            throw new Malformed("too few parameters for an attribute");
        }
        return String.join(", ", arguments);
    }

    private static String receiver(ClassModel model, TypeElement holder, ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                ? ((TypeElement) method.getEnclosingElement()).getQualifiedName().toString()
                : "((" + holder.getQualifiedName() + ") self)";
    }

    static String cast(String type, String expression) {
        return type.equals("java.lang.Object") ? expression : "(" + type + ") " + expression;
    }

    /// Binds a method whose signature starts with a receiver unless `self` is null.
    private Bound bound(ClassModel model, TypeElement holder, ExecutableElement method, String text, String self) throws Malformed {
        PythonSignature signature = new PythonSignature(text, self != null);
        List<JavaParameter> parameters = new ArrayList<>();
        for (VariableElement v : method.getParameters()) {
            parameters.add(parameter(v));
        }
        String first = null;
        if (self != null && method.getModifiers().contains(Modifier.STATIC)) {
            if (parameters.isEmpty() || parameters.getFirst().isThreadState()) {
                throw new Malformed("a static Java method takes the receiver first");
            }
            String type = parameters.removeFirst().type();
            first = self.equals("type") ? self : cast(type, self);
        }
        Bound bound = new Bound(signature, receiver(model, holder, method), method.getSimpleName().toString(), first, parameters,
                method.getReturnType().toString(), method.getAnnotation(ParseTuple.class) != null);
        bound.check();
        return bound;
    }

    private static JavaParameter parameter(VariableElement v) {
        return new JavaParameter(v.getSimpleName().toString(), v.asType().toString(), v.getAnnotation(SliceIndex.class));
    }

    private void bindSlot(ClassModel model, TypeElement holder, ExecutableElement method, SlotTable.Slot slot, boolean isStatic)
            throws Malformed {
        if (model.slots.containsKey(slot.method())) {
            return;
        }
        List<JavaParameter> parameters = new ArrayList<>();
        for (VariableElement v : method.getParameters()) {
            parameters.add(parameter(v));
        }
        List<String> wanted = new ArrayList<>(slot.parameters());
        List<String> arguments = new ArrayList<>();
        if (slot.binary() && !isStatic) {
            throw new Malformed(slot.method() + " is a static Java method that takes both operands");
        }
        boolean needsSelf = isStatic && !slot.binary();
        int next = 0;
        for (JavaParameter p : parameters) {
            if (p.isThreadState()) {
                arguments.add(slot.slot().equals("call") ? "ts" : Converters.OBJECTS + "ThreadState.current()");
            } else if (needsSelf) {
                needsSelf = false;
                arguments.add(cast(p.type(), "self"));
            } else if (next < wanted.size() && sameType(p.type(), wanted.get(next))) {
                arguments.add("a" + next++);
            } else {
                return;
            }
        }
        if (needsSelf || next != wanted.size()) {
            return;
        }
        String result = method.getReturnType().toString();
        if (slot.result().equals("void") != result.equals("void")) {
            throw new Malformed(slot.method() + " must return " + slot.result());
        }
        String call = receiver(model, holder, method) + "." + method.getSimpleName() + "(" + String.join(", ", arguments) + ")";
        String expression = slot.result().equals("java.lang.Object") ? Converters.result(result, call) : call;
        model.slots.put(slot.method(), new ClassModel.SlotCode(slot, expression));
    }

    private static boolean sameType(String declared, String wanted) {
        return declared.equals(wanted) || wanted.endsWith("." + declared);
    }

    // Modules

    private void bindModule(TypeElement type) {
        ModuleModel model = new ModuleModel(packageOf(type), joinedName(type), type.getQualifiedName().toString(),
                type.getAnnotation(PyModule.class).value());
        for (TypeElement c = type; c != null; c = plainSuperclass(c)) {
            for (Element member : c.getEnclosedElements()) {
                try {
                    bindModuleMember(model, member);
                } catch (Malformed e) {
                    error(member, e.getMessage());
                }
            }
        }
        write(type, model.packageName(), model.simpleName() + "Bindings", new ModuleWriter(model)::write);
    }

    private void bindModuleMember(ModuleModel model, Element member) throws Malformed {
        String name = member.getSimpleName().toString();
        boolean isStatic = member.getModifiers().contains(Modifier.STATIC);
        if (member.getAnnotation(Constant.class) instanceof Constant c) {
            String shown = c.value().isEmpty() ? name : c.value();
            String value = (isStatic ? model.qualifiedName() : "state") + "." + name;
            model.constants().put(shown, Converters.result(member.asType().toString(), value));
        } else if (member.getAnnotation(Function.class) instanceof Function f) {
            ExecutableElement method = (ExecutableElement) member;
            PythonSignature signature = new PythonSignature(f.value(), false);
            List<JavaParameter> parameters = new ArrayList<>();
            for (VariableElement v : method.getParameters()) {
                parameters.add(parameter(v));
            }
            Bound bound = new Bound(signature, isStatic ? model.qualifiedName() : "state", name, null, parameters,
                    method.getReturnType().toString(), member.getAnnotation(ParseTuple.class) != null);
            bound.check();
            model.functions().add(bound);
        } else if (member.getKind() == ElementKind.CONSTRUCTOR) {
            model.setTakesInterpreter(!((ExecutableElement) member).getParameters().isEmpty());
        } else if (member instanceof ExecutableElement method && name.equals("types") && method.getParameters().isEmpty()) {
            model.setHasTypes();
        } else if (member instanceof ExecutableElement method && name.equals("init") && method.getParameters().size() == 1) {
            model.setHasInit();
        }
    }

    // Common ground

    private static TypeMirror classValue(Element e, Class<?> annotation, String key) {
        for (AnnotationMirror m : e.getAnnotationMirrors()) {
            if (m.getAnnotationType().toString().equals(annotation.getName())) {
                for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> v : m.getElementValues().entrySet()) {
                    if (v.getKey().getSimpleName().contentEquals(key) && v.getValue().getValue() instanceof TypeMirror t) {
                        return t;
                    }
                }
            }
        }
        return null;
    }

    private String packageOf(Element e) {
        return processingEnv.getElementUtils().getPackageOf(e).getQualifiedName().toString();
    }

    /// The simple name, with the names of the enclosing classes in front.
    private static String joinedName(Element type) {
        String name = type.getSimpleName().toString();
        for (Element e = type.getEnclosingElement(); e instanceof TypeElement; e = e.getEnclosingElement()) {
            name = e.getSimpleName() + name;
        }
        return name;
    }

    private String qualifiedJoined(DeclaredType type) {
        return packageOf(type.asElement()) + "." + joinedName(type.asElement());
    }

    private void write(TypeElement origin, String packageName, String name, Source source) {
        try (Writer out = processingEnv.getFiler().createSourceFile(packageName + "." + name, origin).openWriter()) {
            StringBuilder text = new StringBuilder();
            text.append("// Written by BindingProcessor from ").append(origin.getQualifiedName()).append(".\npackage ").append(packageName);
            text.append(";\n\n");
            source.writeTo(text);
            out.append(text);
        } catch (Malformed | IOException e) {
            error(origin, e.getMessage());
        }
    }

    private interface Source {
        void writeTo(StringBuilder out) throws Malformed;
    }

    private void error(Element e, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, e);
    }

    static String pyType() {
        return PY_TYPE;
    }
}
