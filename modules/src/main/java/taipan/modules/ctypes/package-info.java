/// The `_ctypes` module: C data and C functions.
/// CPython: Modules/_ctypes
package taipan.modules.ctypes;
