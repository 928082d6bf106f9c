/// Modules that are thin layers over calls of the C library.
/// CPython: Modules/fcntlmodule.c and its neighbours
package taipan.modules.unix;
