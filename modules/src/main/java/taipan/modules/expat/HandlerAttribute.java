package taipan.modules.expat;

import taipan.objects.NativeCode;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.ThreadState;

/// The attributes of a parser that hold its handlers; the one without a handler installs what the methods give too.
/// CPython: Modules/pyexpat.c (xmlparse_handler_getter)
record HandlerAttribute(Handler handler) implements NativeCode {
    @Override
    public Object invoke(ThreadState ts, Object self, Object[] bound) {
        throw new IllegalStateException();
    }

    @Override
    public Object get(Object self) {
        return ((PyXmlParser) self).handler(handler);
    }

    @Override
    public void set(Object self, Object value) {
        if (value == null) {
            throw Raise.runtimeError("Cannot delete attribute");
        }
        ((PyXmlParser) self).setHandler(handler, value);
    }

    @Override
    public void install(PyType type) {
        new PyXmlParserBindings(-1).install(type);
        for (Handler each : Handler.values()) {
            type.addGetSet(each.attribute, new HandlerAttribute(each), true);
        }
    }
}
