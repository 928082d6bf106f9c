package taipan.bindings.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BindingsAreStraightCallsTest {
    private static Compilation compile(String body) {
        var compilation = new Compilation("p/X", "package p;\nimport taipan.bindings.*;\n@PyClass(name = \"x\") class X {\n" + body + "\n}\n");
        assertEquals(List.of(), compilation.errors);
        return compilation;
    }

    private static void assertHas(String text, String part) {
        assertTrue(text.contains(part), () -> part + "\nis not in\n" + text);
    }

    @Test
    void aMethodHasAnEntryForEveryNumberOfArgumentsItTakes() {
        var text = compile("@Method(\"f(self, a, n=-1, /)\") Object f(Object a, long n) { return a; }").written.get("p.XBindings");
        assertHas(text, "case 0 -> ((p.X) self).f(b[0], taipan.objects.Convert.toLong(b[1]));");
        assertHas(text, "case 0 -> ((p.X) self).f(a, -1L);");
        assertHas(text, "case 0 -> ((p.X) self).f(a, taipan.objects.Convert.toLong(b));");
        assertFalse(text.contains("call0("), text);
        assertFalse(text.contains("call3("), text);
    }

    @Test
    void voidGivesNone() {
        var text = compile("@Method(\"f(self)\") void f() {}").written.get("p.XBindings");
        assertHas(text, "case 0 -> { ((p.X) self).f(); yield taipan.objects.PyNone.NONE; }");
    }

    @Test
    void argumentsPassAsTheyComeWhenTheMethodWantsThat() {
        var text = compile("@Method(\"f(self, /, *args, **kwargs)\") Object f(Object[] args, Object[] kwnames) { return null; }").written
                .get("p.XBindings");
        assertHas(text, "case 0 -> ((p.X) self).f(args, kwnames);");
        assertHas(text, "case 0 -> ((p.X) self).f(new Object[] {a, b}, null);");
    }

    @Test
    void specialMethodsBecomeSlotsUnderAllTheirNames() {
        var written = compile("""
                static Object __add__(Object left, Object right) { return null; }
                public long __hash__() { return 0; }
                public Object __repeat__(Object count) { return null; }
                """).written;
        var slots = written.get("p.XSlots");
        assertHas(slots, "public java.lang.Object add(java.lang.Object a0, java.lang.Object a1) {\n        return p.X.__add__(a0, a1);");
        assertHas(slots, "public long hash(Object self) {\n        return ((p.X) self).__hash__();");
        var bindings = written.get("p.XBindings");
        for (var name : List.of("__add__", "__radd__", "__hash__", "__mul__", "__rmul__")) {
            assertHas(bindings, "type.addSpecial(\"" + name + "\");");
        }
    }

    @Test
    void aTypeWithoutConstructorCannotBeInstantiated() {
        assertHas(compile("").written.get("p.XSlots"), "cannot create '%s' instances");
    }

    @Test
    void manyMethodsAreSplitForTheCompilerOfTheVirtualMachine() {
        var body = new StringBuilder();
        for (var i = 0; i < 200; i++) {
            body.append("@Method(\"method_").append(i).append("(self, a, b, /)\") long m").append(i).append("(long a, double b) { return a; }\n");
        }
        var text = compile(body.toString()).written.get("p.XBindings");
        assertHas(text, "return invoke0(ts, self, b);");
        assertHas(text, "private Object invoke1(");
    }
}
