package taipan.modules.io;

import static taipan.objects.Raise.valueError;

/// The mode argument of `open`, taken apart.
/// CPython: Modules/_io/_iomodule.c
record OpenMode(boolean creating, boolean reading, boolean writing, boolean appending, boolean updating, boolean binary) {

    static OpenMode parse(String mode) {
        boolean creating = false;
        boolean reading = false;
        boolean writing = false;
        boolean appending = false;
        boolean updating = false;
        boolean text = false;
        boolean binary = false;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            switch (c) {
                case 'x' -> creating = true;
                case 'r' -> reading = true;
                case 'w' -> writing = true;
                case 'a' -> appending = true;
                case '+' -> updating = true;
                case 't' -> text = true;
                case 'b' -> binary = true;
                case 'U' -> reading = true;
                default -> throw valueError("invalid mode: '%s'", mode);
            }
            if (mode.indexOf(c, i + 1) >= 0) {
                throw valueError("invalid mode: '%s'", mode);
            }
        }
        if (mode.indexOf('U') >= 0) {
            if (creating || writing || appending || updating) {
                throw valueError("mode U cannot be combined with 'x', 'w', 'a', or '+'");
            }
            taipan.objects.Warnings.warn(taipan.objects.PyExc.DeprecationWarning, "'U' mode is deprecated", 1);
        }
        if (text && binary) {
            throw valueError("can't have text and binary mode at once");
        }
        int kinds = (creating ? 1 : 0) + (reading ? 1 : 0) + (writing ? 1 : 0) + (appending ? 1 : 0);
        if (kinds > 1) {
            throw valueError("must have exactly one of create/read/write/append mode");
        }
        return new OpenMode(creating, reading, writing, appending, updating, binary);
    }

    /// The mode for `FileIO`, which complains when it says neither of reading, writing and so on.
    String rawMode() {
        return (creating ? "x" : reading ? "r" : writing ? "w" : appending ? "a" : "") + (updating ? "+" : "");
    }
}
