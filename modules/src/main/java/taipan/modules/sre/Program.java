package taipan.modules.sre;

/// A checked regular expression, ready to run: immutable and shared by all matches.
/// CPython: Modules/_sre.c (_sre_compile_impl)
final class Program {
    final int[] code;
    final CharSet[] sets;
    final String[] strings;

    /// Size of the array of marks a match needs.
    final int marks;

    /// No match is shorter.
    final int minimum;

    /// Every match begins with this, or null. All its characters are below U+10000.
    final String prefix;

    /// Address to go on from after `prefix` was seen, or 0 to match from the beginning of it.
    final int afterPrefix;

    /// Number of characters of `prefix` that need not be matched again.
    final int prefixSkip;

    /// Is a match just the prefix?
    final boolean prefixIsAll;

    /// Which characters below 256 may begin a match; null if unknown or if a match may be empty.
    final boolean[] first;

    /// May backtracking points that have nothing left to try be left out, and may a test be looked at
    /// through marks? Not where the marks of a failed attempt stay visible in CPython.
    final boolean tidy;

    Program(
            int[] code,
            CharSet[] sets,
            String[] strings,
            int marks,
            int minimum,
            String prefix,
            int afterPrefix,
            int prefixSkip,
            boolean prefixIsAll,
            boolean[] first,
            boolean tidy) {
        this.code = code;
        this.sets = sets;
        this.strings = strings;
        this.marks = marks;
        this.minimum = minimum;
        this.prefix = prefix;
        this.afterPrefix = afterPrefix;
        this.prefixSkip = prefixSkip;
        this.prefixIsAll = prefixIsAll;
        this.first = first;
        this.tidy = tidy;
    }

    /// Checks a code array and translates it; throws `InvalidCode`.
    static Program of(int[] code, long groups) {
        return new Translator(code, groups).program();
    }
}
