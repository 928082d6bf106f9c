package taipan.modules.sre;

import static taipan.objects.Raise.overflowError;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyTuple;

/// The `_sre` module: what `re` and `sre_compile` are built on.
/// CPython: Modules/_sre.c
@PyModule("_sre")
public final class SreModule {
    @Constant static final int MAGIC = Codes.MAGIC;
    @Constant static final int CODESIZE = 4;
    @Constant static final long MAXREPEAT = Codes.MAXREPEAT;
    @Constant static final int MAXGROUPS = Codes.MAXGROUPS;

    public SreModule(InterpreterState interpreter) {}

    @Function("compile(pattern, flags, code, groups, groupindex, indexgroup)")
    Object compile(Object pattern, int flags, PyList code, long groups, PyDict groupindex, PyTuple indexgroup) {
        Object[] words = code.toArray();
        int[] program = new int[words.length];
        for (int i = 0; i < program.length; i++) {
            if (!(PyInt.valueOrNull(words[i]) instanceof Long word) || word < 0 || word > 0xFFFF_FFFFL) {
                throw overflowError("regular expression code size limit exceeded");
            }
            program[i] = (int) (long) word;
        }
        return new PyPattern(pattern, flags, program, groups, groupindex, indexgroup);
    }

    @Function("getcodesize()")
    int getcodesize() {
        return CODESIZE;
    }

    @Function("ascii_iscased(character, /)")
    boolean asciiIsCased(int character) {
        return Letters.isAsciiCased(character);
    }

    @Function("unicode_iscased(character, /)")
    boolean unicodeIsCased(int character) {
        return Letters.isUnicodeCased(character);
    }

    @Function("ascii_tolower(character, /)")
    int asciiToLower(int character) {
        return Letters.lowerAscii(character);
    }

    @Function("unicode_tolower(character, /)")
    int unicodeToLower(int character) {
        return Letters.lowerUnicode(character);
    }
}
