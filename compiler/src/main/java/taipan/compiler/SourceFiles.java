package taipan.compiler;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The environment of a compiler that may read files: error messages show the lines of the file that the source is said
/// to come from.
/// CPython: Python/errors.c (PyErr_ProgramTextObject)
public class SourceFiles implements SourceEnvironment {
    /// Longer lines are read in pieces, of which the last is shown.
    private static final int PIECE = 999;

    @Override
    public int characterNamed(String name) {
        return JAVA.characterNamed(name);
    }

    @Override
    public String decode(byte[] bytes, int length, String encoding) {
        return JAVA.decode(bytes, length, encoding);
    }

    @Override
    public int maxDigits() {
        return JAVA.maxDigits();
    }

    @Override
    public String line(String filename, int lineno) {
        if (filename == null || lineno < 1) return null;
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(Path.of(filename));
        } catch (IOException | InvalidPathException _) {
            return null;
        }
        int start = 0;
        for (int line = 1; line < lineno; line++) {
            start = end(bytes, start);
            if (start == bytes.length) return null;
        }
        if (start == bytes.length) return null;
        int end = end(bytes, start);
        boolean newline = bytes[end - 1] == '\n' || bytes[end - 1] == '\r';
        int textEnd = !newline ? end : end - start >= 2 && bytes[end - 2] == '\r' && bytes[end - 1] == '\n' ? end - 2 : end - 1;
        int length = textEnd - start + (newline ? 1 : 0);
        int from = start + (length - 1) / PIECE * PIECE;
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, textEnd - from)).toString();
            return newline ? text + "\n" : text;
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    /// Behind the end of the line that begins at `start`; lines end as in all the worlds' files.
    private static int end(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') return i + 1;
            if (bytes[i] == '\r') return i + 1 < bytes.length && bytes[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return bytes.length;
    }
}
