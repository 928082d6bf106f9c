/// The `_io` module: raw files, buffers, text.
/// CPython: Modules/_io
package taipan.modules.io;
