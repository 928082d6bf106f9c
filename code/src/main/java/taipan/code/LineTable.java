package taipan.code;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Reads the line table of a code object: byte pairs of code length and line difference, the difference -128 for "no
/// line".
/// CPython: Objects/codeobject.c, Objects/lnotab_notes.txt
public final class LineTable {
    /// The mark of instructions that belong to no line.
    public static final int NO_LINE = -128;

    private final byte[] table;
    private int next;
    private int computedLine;
    private int start;
    private int end;
    private int line;

    /// A cursor before the first range of the table.
    public LineTable(byte[] table, int firstLine) {
        this.table = table;
        this.computedLine = firstLine;
        this.line = -1;
    }

    public LineTable(CodeObject code) {
        this(code.linetable, code.firstlineno);
    }

    /// Goes on to the next range; false behind the last one. Ranges may be empty.
    /// CPython: PyLineTable_NextAddressRange
    public boolean next() {
        if (next + 1 >= table.length) return false;
        start = end;
        int length = table[next] & 0xFF;
        int difference = table[next + 1];
        next += 2;
        end += length;
        if (difference == NO_LINE) {
            line = -1;
        } else {
            computedLine += difference;
            line = computedLine;
        }
        return true;
    }

    /// Offset of the first byte of the range.
    public int start() {
        return start;
    }

    /// Offset behind the last byte of the range.
    public int end() {
        return end;
    }

    /// Line of the range, -1 if it belongs to none.
    public int line() {
        return line;
    }

    static int line(byte[] table, int firstLine, int offset) {
        if (offset < 0) return firstLine;
        var ranges = new LineTable(table, firstLine);
        while (ranges.next()) {
            if (offset < ranges.end) return ranges.line;
        }
        return -1;
    }

    /// What `code.co_lines()` yields: triples of start, end and line (-1 for `None`), equal neighbours joined.
    /// CPython: lineiter_next
    public static int[] lines(CodeObject code) {
        var ranges = new LineTable(code);
        int[] triples = new int[24];
        int count = 0;
        boolean more = ranges.next();
        while (more) {
            int start = ranges.start;
            int line = ranges.line;
            int end = ranges.end;
            while ((more = ranges.next()) && ranges.line == line) end = ranges.end;
            if (end == start) continue;
            if (count + 3 > triples.length) triples = Arrays.copyOf(triples, 2 * triples.length);
            triples[count++] = start;
            triples[count++] = end;
            triples[count++] = line;
        }
        return Arrays.copyOf(triples, count);
    }

    /// The old form of the table, `co_lnotab`, which knows no instructions without a line.
    /// CPython: decode_linetable
    public static byte[] lnotab(CodeObject code) {
        var out = new ByteArrayOutputStream();
        var ranges = new LineTable(code);
        int offset = 0;
        int line = code.firstlineno;
        while (ranges.next()) {
            if (ranges.start == ranges.end || ranges.line < 0 || ranges.line == line) continue;
            int bytes = ranges.start - offset;
            int lines = ranges.line - line;
            for (; bytes > 255; bytes -= 255) pair(out, 255, 0);
            for (; lines > 127; lines -= 127, bytes = 0) pair(out, bytes, 127);
            for (; lines < -128; lines += 128, bytes = 0) pair(out, bytes, -128);
            pair(out, bytes, lines);
            offset = ranges.start;
            line = ranges.line;
        }
        return out.toByteArray();
    }

    private static void pair(ByteArrayOutputStream out, int bytes, int lines) {
        out.write(bytes);
        out.write(lines);
    }
}
