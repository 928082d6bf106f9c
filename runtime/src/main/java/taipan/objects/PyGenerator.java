package taipan.objects;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.bindings.Setter;

/// The Python `generator` type.
/// CPython: Objects/genobject.c
@PyClass(name = "generator", weakrefs = true)
public final class PyGenerator extends Resumable {
    public static final PyType TYPE = PyGeneratorBindings.newType();

    public PyGenerator(PyFrame frame, Object name, Object qualname) {
        super(TYPE, frame, name, qualname);
    }

    @Override
    String kind() {
        return "generator";
    }

    public Object __iter__() {
        return this;
    }

    public Object __next__() {
        return next(ThreadState.current());
    }

    public Object __repr__() {
        return represent("generator");
    }

    @Method("send(self, value, /)")
    Object sendMethod(ThreadState ts, Object value) {
        return send(ts, value);
    }

    @Method("throw(self, type, value=NULL, traceback=NULL, /)")
    Object throwMethod(ThreadState ts, Object type, Object value, Object traceback) {
        return throwInto(ts, type, value, traceback);
    }

    @Method("close(self, /)")
    void closeMethod(ThreadState ts) {
        close(ts);
    }

    @Getter(value = "gi_frame", member = true)
    Object getFrame() {
        return frameOrNone();
    }

    @Getter("gi_running")
    boolean getRunning() {
        return isRunning();
    }

    @Getter(value = "gi_code", member = true)
    Object getCode() {
        return code;
    }

    @Getter("gi_yieldfrom")
    Object getWaitingFor() {
        return waitingForOrNone();
    }

    @Getter("__name__")
    Object getName() {
        return name();
    }

    @Setter(value = "__name__", deletable = true)
    void assignName(Object value) {
        setName(value);
    }

    @Getter("__qualname__")
    Object getQualname() {
        return qualname();
    }

    @Setter(value = "__qualname__", deletable = true)
    void assignQualname(Object value) {
        setQualname(value);
    }
}
