/// Modules that watch programs: profiles, memory, crashes.
/// CPython: Modules/_lsprof.c, Modules/_tracemalloc.c, Modules/faulthandler.c
package taipan.modules.diagnosis;
