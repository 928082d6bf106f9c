package taipan.modules.multibytecodec;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The characters of JIS X 0213 by plane, row and cell, taken from Java's Shift_JIS of them. A place is
/// `plane << 16 | row << 8 | cell`, rows and cells counted from 0x21; some stand for a letter and a mark that follows it.
/// CPython: Modules/cjkcodecs/mappings_jisx0213_pair.h
final class Jisx0213Table {
    private static final int[] SECOND_PLANE_ROWS = {1, 8, 3, 4, 5, 12, 13, 14, 15};
    private static final int FIRST_REGULAR_ROW = 78;

    private final Map<Integer, int[]> characters = new HashMap<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Long, Integer> pairs = new HashMap<>();
    private final Set<Integer> starters = new HashSet<>();

    private static final class Holder {
        static final Jisx0213Table TABLE = new Jisx0213Table();
    }

    static Jisx0213Table table() {
        return Holder.TABLE;
    }

    private Jisx0213Table() {
        Charset charset = Charset.forName("x-SJIS_0213");
        for (int first = 0x81; first <= 0xFC; first++) {
            for (int second = 0x40; second <= 0xFC && (first < 0xA0 || first > 0xDF); second++) {
                if (second != 0x7F) {
                    String text = new String(new byte[] {(byte) first, (byte) second}, charset);
                    if (text.indexOf('\uFFFD') < 0 && !text.isEmpty()) {
                        add(placeOf(first, second), text.codePoints().toArray());
                    }
                }
            }
        }
        add(1 << 16 | 0x2140, new int[] {'\\'});
    }

    private void add(int place, int[] text) {
        if (text.length > 2) {
            return;
        }
        characters.put(place, text);
        if (text.length == 1) {
            places.putIfAbsent(text[0], place);
        } else {
            pairs.put((long) text[0] << 32 | text[1], place);
            starters.add(text[0]);
        }
    }

    /// What a place stands for, or null.
    int[] characters(int place) {
        return characters.get(place);
    }

    /// The place of a code point, or -1.
    int place(int cp) {
        return places.getOrDefault(cp, -1);
    }

    int place(int cp, int mark) {
        return pairs.getOrDefault((long) cp << 32 | mark, -1);
    }

    /// Whether a mark that follows can make another character of it.
    boolean startsPair(int cp) {
        return starters.contains(cp);
    }

    // Shift_JIS packs two rows into one first byte.

    static int placeOf(int first, int second) {
        boolean upper = second >= 0x9F;
        int cell = upper ? second - 0x9E : second >= 0x80 ? second - 0x40 : second - 0x3F;
        if (first < 0xF0) {
            int row = 2 * (first < 0xA0 ? first - 0x81 : first - 0xC1) + (upper ? 2 : 1);
            return 1 << 16 | row + 0x20 << 8 | cell + 0x20;
        }
        int n = 2 * (first - 0xF0) + (upper ? 1 : 0);
        int row = n < SECOND_PLANE_ROWS.length ? SECOND_PLANE_ROWS[n] : FIRST_REGULAR_ROW + n - SECOND_PLANE_ROWS.length;
        return 2 << 16 | row + 0x20 << 8 | cell + 0x20;
    }

    /// The two bytes of a place in Shift_JIS, the first one in the upper half.
    static int shiftJis(int place) {
        int row = (place >> 8 & 0xFF) - 0x20;
        int cell = (place & 0xFF) - 0x20;
        int n;
        int first;
        if (place >> 16 == 1) {
            n = row - 1;
            first = n / 2 + (n / 2 < 0x1F ? 0x81 : 0xC1);
        } else {
            n = row - FIRST_REGULAR_ROW + SECOND_PLANE_ROWS.length;
            for (int i = 0; i < SECOND_PLANE_ROWS.length; i++) {
                if (SECOND_PLANE_ROWS[i] == row) {
                    n = i;
                }
            }
            first = n / 2 + 0xF0;
        }
        int second = n % 2 == 1 ? cell + 0x9E : cell >= 0x40 ? cell + 0x40 : cell + 0x3F;
        return first << 8 | second;
    }
}
