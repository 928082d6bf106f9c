package taipan.objects;

/// A profile function written in Java: set as the profile function of a thread it is called without the preparations
/// that Python code needs.
/// CPython: Include/cpython/pystate.h (Py_tracefunc)
public interface Profile {
    /// `event` is call, return, c_call, c_return or c_exception.
    void event(ThreadState ts, PyFrame frame, String event, Object arg);
}
