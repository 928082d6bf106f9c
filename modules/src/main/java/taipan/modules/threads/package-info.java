/// The `_thread` module.
/// CPython: Modules/_threadmodule.c
package taipan.modules.threads;
