/// The outside world as the interpreter sees it: files, clocks, processes, environment. Native modules reach it only
/// through `Host`, so that an embedding program can take parts of it away.
package taipan.host;
