package taipan.builtins;

import java.util.Arrays;
import taipan.compiler.SourceEnvironment;
import taipan.compiler.SyntaxProblem;
import taipan.objects.Codecs;
import taipan.objects.PyBytes;
import taipan.objects.Raised;
import taipan.objects.Representation;
import taipan.objects.ThreadState;
import taipan.text.CharacterNames;

/// What the compiler may ask of the interpreter that runs it: Python's codecs, character names, files and limits.
/// CPython: Parser/tokenizer.c (translate_into_utf8), Python/errors.c (PyErr_ProgramTextObject)
final class CompilerEnvironment implements SourceEnvironment {
    private final ThreadState ts;

    CompilerEnvironment(ThreadState ts) {
        this.ts = ts;
    }

    @Override
    public int characterNamed(String name) {
        return CharacterNames.codePoint(name);
    }

    @Override
    public String decode(byte[] bytes, int length, String encoding) {
        byte[] input = Arrays.copyOf(bytes, length);
        try {
            return Codecs.decode(input, PyBytes.of(input), encoding, "strict").toString();
        } catch (Raised raised) {
            throw new SyntaxProblem(
                    SyntaxProblem.Kind.SYNTAX_ERROR, Representation.str(raised.value()).toString());
        }
    }

    @Override
    public String line(String filename, int lineno) {
        return SourceLines.line(ts, filename, lineno);
    }

    @Override
    public int maxDigits() {
        return ts.interpreter().intMaxStrDigits;
    }
}
