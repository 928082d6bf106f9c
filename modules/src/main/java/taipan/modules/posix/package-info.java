/// The `posix` module, on which `os` is built.
/// CPython: Modules/posixmodule.c
package taipan.modules.posix;
