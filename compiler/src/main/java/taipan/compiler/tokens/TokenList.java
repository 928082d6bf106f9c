package taipan.compiler.tokens;

import java.util.Arrays;

/// The tokens of a source, each a row of eight ints in one array.
///
/// Lines count from 1, columns are byte offsets from 0; `start` and `end` are places in the source's bytes.
/// CPython: Parser/pegen.c (_PyPegen_fill_token)
public final class TokenList {
    private static final int ROW = 8;

    private int[] data;
    private int size;

    public TokenList(int capacity) {
        data = new int[capacity * ROW];
    }

    void add(int type, int start, int end, int lineno, int column, int endLineno, int endColumn, int name) {
        int at = size * ROW;
        if (at == data.length) {
            data = Arrays.copyOf(data, data.length * 2);
        }
        data[at] = type;
        data[at + 1] = start;
        data[at + 2] = end;
        data[at + 3] = lineno;
        data[at + 4] = column;
        data[at + 5] = endLineno;
        data[at + 6] = endColumn;
        data[at + 7] = name;
        size++;
    }

    public int size() {
        return size;
    }

    public int type(int index) {
        return data[index * ROW];
    }

    public int start(int index) {
        return data[index * ROW + 1];
    }

    public int end(int index) {
        return data[index * ROW + 2];
    }

    public int lineno(int index) {
        return data[index * ROW + 3];
    }

    public int column(int index) {
        return data[index * ROW + 4];
    }

    public int endLineno(int index) {
        return data[index * ROW + 5];
    }

    public int endColumn(int index) {
        return data[index * ROW + 6];
    }

    /// The number of the identifier of a NAME or keyword token.
    public int name(int index) {
        return data[index * ROW + 7];
    }
}
