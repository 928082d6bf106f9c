/// The `_socket` module.
/// CPython: Modules/socketmodule.c
package taipan.modules.socket;
