package taipan.text;

/// The character properties that the module `unicodedata` publishes, of Unicode 13.0 or, for IDNA, 3.2.0.
/// CPython: Modules/unicodedata.c
public final class UnicodeDatabase {
    private static final String[] CATEGORIES = {
        "Cn", "Lu", "Ll", "Lt", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Lm", "Lo",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"
    };
    private static final String[] BIDIRECTIONAL = {
        "", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS",
        "ON", "LRI", "RLI", "FSI", "PDI"
    };
    private static final String[] WIDTHS = {"F", "H", "W", "Na", "A", "N"};
    private static final int RECORD = 11;

    private final byte[] records;
    private final UnicodeResource.Table ids;
    private final double[] numbers;

    private UnicodeDatabase(String name) {
        UnicodeResource in = UnicodeResource.open(name);
        records = new byte[in.u16() * RECORD];
        for (int i = 0; i < records.length; i++) {
            records[i] = (byte) in.u8();
        }
        ids = in.table();
        numbers = new double[in.u16()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.f64();
        }
    }

    private static final class Current {
        static final UnicodeDatabase DATABASE = new UnicodeDatabase("database.bin");
    }

    private static final class Legacy {
        static final UnicodeDatabase DATABASE = new UnicodeDatabase("database-3.2.0.bin");
    }

    /// Unicode 13.0.
    public static UnicodeDatabase current() {
        return Current.DATABASE;
    }

    /// Unicode 3.2.0.
    public static UnicodeDatabase legacy() {
        return Legacy.DATABASE;
    }

    private int field(int cp, int offset) {
        return records[ids.id(cp) * RECORD + offset] & 0xFF;
    }

    public String category(int cp) {
        return CATEGORIES[field(cp, 0)];
    }

    public boolean isAssigned(int cp) {
        return field(cp, 0) != 0;
    }

    public String bidirectional(int cp) {
        return BIDIRECTIONAL[field(cp, 1)];
    }

    public int combining(int cp) {
        return field(cp, 2);
    }

    public boolean isMirrored(int cp) {
        return field(cp, 3) != 0;
    }

    public String eastAsianWidth(int cp) {
        return WIDTHS[field(cp, 4)];
    }

    /// The numeric value, or NaN when there is none.
    public double numeric(int cp) {
        int index = field(cp, 5) << 8 | field(cp, 6);
        return index == 0xFFFF ? Double.NaN : numbers[index];
    }

    public int decimal(int cp) {
        return (byte) field(cp, 7);
    }

    public int digit(int cp) {
        return (byte) field(cp, 8);
    }

    /// Whether the character by itself changes under a normalization form; known to the current database only.
    boolean changes(int cp, Normalization form) {
        return (field(cp, 9) >> form.ordinal() & 1) != 0;
    }

    boolean hasDecomposition(int cp) {
        return field(cp, 10) != 0;
    }
}
