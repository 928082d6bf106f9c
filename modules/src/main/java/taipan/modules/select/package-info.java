/// The `select` module.
/// CPython: Modules/selectmodule.c
package taipan.modules.select;
