package taipan.compiler.tokens;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/// The identifiers of one source text, each made a string once; it also knows which of them are keywords.
///
/// An entry keeps the spelling in the source and the name it means, which differ when NFKC changes it.
///
/// CPython: Parser/pegen.c (_PyPegen_new_identifier)
public final class Names {
    // Filled once with the keywords; every table starts as a copy.
    private static final Names KEYWORDS = new Names();

    private int[] buckets;
    private int[] hashes;
    private byte[][] spellings;
    private String[] names;
    private int size;

    private Names() {
        buckets = new int[256];
        hashes = new int[128];
        spellings = new byte[128][];
        names = new String[128];
        for (int i = 0; i < TokenType.keywordCount(); i++) {
            byte[] spelling = TokenType.keyword(i).getBytes(StandardCharsets.ISO_8859_1);
            int hash = 0;
            for (byte b : spelling) {
                hash = hash(hash, b);
            }
            idOf(spelling, 0, spelling.length, hash, true);
        }
    }

    private Names(Names other) {
        buckets = other.buckets.clone();
        hashes = other.hashes.clone();
        spellings = other.spellings.clone();
        names = other.names.clone();
        size = other.size;
    }

    public static Names withKeywords() {
        return new Names(KEYWORDS);
    }

    static int hash(int hash, byte b) {
        return hash * 31 + b;
    }

    /// The number of the identifier `source[from, to)`: that of a keyword is its place among the keywords.
    int idOf(byte[] source, int from, int to, int hash, boolean ascii) {
        int mask = buckets.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        int entry;
        while ((entry = buckets[slot]) != 0) {
            byte[] spelling = spellings[entry - 1];
            if (hashes[entry - 1] == hash && Arrays.equals(spelling, 0, spelling.length, source, from, to)) {
                return entry - 1;
            }
            slot = slot + 1 & mask;
        }
        return add(slot, source, from, to, hash, ascii);
    }

    private int add(int slot, byte[] source, int from, int to, int hash, boolean ascii) {
        if (size == names.length) {
            grow();
            return idOf(source, from, to, hash, ascii);
        }
        String name;
        if (ascii) {
            name = new String(source, from, to - from, StandardCharsets.ISO_8859_1);
        } else {
            name = Normalizer.normalize(new String(source, from, to - from, StandardCharsets.UTF_8), Normalizer.Form.NFKC);
        }
        spellings[size] = Arrays.copyOfRange(source, from, to);
        hashes[size] = hash;
        names[size] = name;
        buckets[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        int capacity = names.length * 2;
        hashes = Arrays.copyOf(hashes, capacity);
        spellings = Arrays.copyOf(spellings, capacity);
        names = Arrays.copyOf(names, capacity);
        buckets = new int[capacity * 2];
        int mask = buckets.length - 1;
        for (int i = 0; i < size; i++) {
            int hash = hashes[i];
            int slot = (hash ^ hash >>> 15) & mask;
            while (buckets[slot] != 0) {
                slot = slot + 1 & mask;
            }
            buckets[slot] = i + 1;
        }
    }

    /// The identifier numbered `id`, in NFKC.
    public String name(int id) {
        return names[id];
    }

    /// The identifier numbered `id` as it is spelled in the source.
    public String spelling(int id) {
        return new String(spellings[id], StandardCharsets.UTF_8);
    }
}
