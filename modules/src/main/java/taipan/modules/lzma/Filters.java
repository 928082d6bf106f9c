package taipan.modules.lzma;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyDict;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyType;
import taipan.objects.Raised;
import taipan.objects.Sequences;

/// Filters as Python describes them, a dict for each.
/// CPython: Modules/_lzmamodule.c (parse_filter_spec)
final class Filters {
    static final long LZMA1 = 0x4000000000000001L;
    static final long LZMA2 = 33;
    static final long DELTA = 3;
    private static final int MOST = 4;
    private static final long EXTREME = 0x80000000L;

    /// One filter: its number, its options, and where the counting of a filter for branches begins.
    record Filter(long id, FilterOptions options, int offset) {}

    private Filters() {}

    static Raised error(String message) {
        return LzmaModule.current().error(message);
    }

    /// The options of a preset.
    static LZMA2Options preset(long preset) {
        try {
            LZMA2Options options = new LZMA2Options((int) (preset & 0x1F));
            if ((preset & EXTREME) != 0) {
                options.setNiceLen(273);
                options.setDepthLimit(512);
            }
            return options;
        } catch (UnsupportedOptionsException e) {
            throw error("Invalid compression preset: " + preset);
        }
    }

    /// The filters that a sequence of dicts describes.
    static List<Filter> of(Object specifications) {
        if (!Sequences.isSequence(specifications)) {
            throw typeError("object of type '%T' has no len()", specifications);
        }
        Object[] all = Iteration.toArray(specifications);
        if (all.length > MOST) {
            throw valueError("Too many filters - liblzma supports a maximum of %d", MOST);
        }
        List<Filter> filters = new ArrayList<>();
        for (Object specification : all) {
            filters.add(one(specification));
        }
        if (filters.isEmpty()) {
            throw error("Invalid or unsupported options");
        }
        return filters;
    }

    static Filter one(Object specification) {
        if (!(specification instanceof PyDict) && PyType.of(specification).lookup("__getitem__") == null
                || PyStr.valueOrNull(specification) != null) {
            throw typeError("Filter specifier must be a dict or dict-like object");
        }
        Object id = get(specification, "id");
        if (id == null) {
            throw valueError("Filter specifier must have an \"id\" entry");
        }
        long number = Conversion.toLong(id);
        return new Filter(number, options(number, specification), number(specification, "start_offset", 0));
    }

    private static Object get(Object specification, String key) {
        try {
            return Sequences.getItem(specification, key);
        } catch (Raised e) {
            if (!e.matches(taipan.objects.PyExc.KeyError)) {
                throw e;
            }
            return null;
        }
    }

    private static void known(Object specification, String message, String... keys) {
        if (specification instanceof PyDict dict) {
            List<String> allowed = List.of(keys);
            for (Object key : dict.keys()) {
                if (!key.equals("id") && !allowed.contains(key)) {
                    throw valueError(message);
                }
            }
        }
    }

    private static int number(Object specification, String key, int fallback) {
        Object value = get(specification, key);
        return value == null || value == PyNone.NONE ? fallback : (int) Conversion.toLong(value);
    }

    private static FilterOptions options(long id, Object specification) {
        try {
            if (id == LZMA1 || id == LZMA2) {
                known(specification, "Invalid filter specifier for LZMA filter", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len",
                        "mf", "depth");
                Object preset = get(specification, "preset");
                LZMA2Options options = preset(preset == null ? 6 : Conversion.toLong(preset));
                options.setDictSize(number(specification, "dict_size", options.getDictSize()));
                options.setLcLp(number(specification, "lc", options.getLc()), number(specification, "lp", options.getLp()));
                options.setPb(number(specification, "pb", options.getPb()));
                options.setMode(number(specification, "mode", options.getMode()));
                options.setNiceLen(number(specification, "nice_len", options.getNiceLen()));
                int finder = number(specification, "mf", options.getMatchFinder());
                options.setMatchFinder(finder < 0x10 ? LZMA2Options.MF_HC4 : LZMA2Options.MF_BT4);
                options.setDepthLimit(number(specification, "depth", options.getDepthLimit()));
                return options;
            }
            if (id == DELTA) {
                known(specification, "Invalid filter specifier for delta filter", "dist");
                return new DeltaOptions(number(specification, "dist", 1));
            }
            known(specification, "Invalid filter specifier for BCJ filter", "start_offset");
            return branches(id, number(specification, "start_offset", 0));
        } catch (UnsupportedOptionsException e) {
            throw error("Invalid or unsupported options");
        }
    }

    private static FilterOptions branches(long id, int offset) throws UnsupportedOptionsException {
        switch ((int) id) {
            case 4 -> {
                X86Options options = new X86Options();
                options.setStartOffset(offset);
                return options;
            }
            case 5 -> {
                PowerPCOptions options = new PowerPCOptions();
                options.setStartOffset(offset);
                return options;
            }
            case 6 -> {
                IA64Options options = new IA64Options();
                options.setStartOffset(offset);
                return options;
            }
            case 7 -> {
                ARMOptions options = new ARMOptions();
                options.setStartOffset(offset);
                return options;
            }
            case 8 -> {
                ARMThumbOptions options = new ARMThumbOptions();
                options.setStartOffset(offset);
                return options;
            }
            case 9 -> {
                SPARCOptions options = new SPARCOptions();
                options.setStartOffset(offset);
                return options;
            }
            default -> throw valueError("Invalid filter ID: %s", Long.toUnsignedString(id));
        }
    }

    static FilterOptions[] options(List<Filter> filters) {
        FilterOptions[] all = new FilterOptions[filters.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = filters.get(i).options;
        }
        return all;
    }

    /// An encoder without a container.
    static FinishableOutputStream encoder(List<Filter> filters, FinishableOutputStream target) throws IOException {
        FinishableOutputStream stream = target;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            stream = filter.id == LZMA1 ? new LZMAOutputStream(stream, (LZMA2Options) filter.options, true)
                    : filter.options.getOutputStream(stream);
        }
        return stream;
    }

    static InputStream decoder(List<Filter> filters, InputStream source) throws IOException {
        InputStream stream = source;
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            if (filter.options instanceof LZMA2Options options) {
                stream = filter.id == LZMA1
                        ? new LZMAInputStream(stream, -1, options.getLc(), options.getLp(), options.getPb(), options.getDictSize(), null)
                        : new LZMA2InputStream(stream, options.getDictSize());
            } else {
                stream = filter.options.getInputStream(stream);
            }
        }
        return stream;
    }

    // Properties

    static byte[] properties(Filter filter) {
        if (filter.options instanceof LZMA2Options options) {
            int size = options.getDictSize();
            if (filter.id == LZMA1) {
                return new byte[] {(byte) ((options.getPb() * 5 + options.getLp()) * 9 + options.getLc()), (byte) size, (byte) (size >>> 8),
                    (byte) (size >>> 16), (byte) (size >>> 24)};
            }
            int code = 0;
            while (code < 40 && (2L | code & 1) << code / 2 + 11 < size) {
                code++;
            }
            return new byte[] {(byte) code};
        }
        if (filter.options instanceof DeltaOptions options) {
            return new byte[] {(byte) (options.getDistance() - 1)};
        }
        int offset = filter.offset;
        return offset == 0 ? new byte[0]
                : new byte[] {(byte) offset, (byte) (offset >>> 8), (byte) (offset >>> 16), (byte) (offset >>> 24)};
    }

    static PyDict described(long id, byte[] p) {
        PyDict made = new PyDict();
        made.put("id", id);
        boolean good;
        if (id == LZMA1) {
            good = p.length == 5 && (p[0] & 0xFF) <= (4 * 5 + 4) * 9 + 8;
            if (good) {
                int byteOne = p[0] & 0xFF;
                made.put("dict_size", (p[1] & 0xFFL) | (p[2] & 0xFFL) << 8 | (p[3] & 0xFFL) << 16 | (p[4] & 0xFFL) << 24);
                made.put("lc", (long) (byteOne % 9));
                made.put("lp", (long) (byteOne / 9 % 5));
                made.put("pb", (long) (byteOne / 45));
            }
        } else if (id == LZMA2) {
            good = p.length == 1 && p[0] >= 0 && p[0] <= 40;
            if (good) {
                made.put("dict_size", p[0] == 40 ? 0xFFFFFFFFL : (2L | p[0] & 1) << p[0] / 2 + 11);
            }
        } else if (id == DELTA) {
            good = p.length == 1;
            if (good) {
                made.put("dist", (p[0] & 0xFFL) + 1);
            }
        } else {
            if (id < 4 || id > 9) {
                throw valueError("Invalid filter ID: %s", Long.toUnsignedString(id));
            }
            good = p.length == 0 || p.length == 4;
            if (p.length == 4) {
                made.put("start_offset", (p[0] & 0xFFL) | (p[1] & 0xFFL) << 8 | (p[2] & 0xFFL) << 16 | (p[3] & 0xFFL) << 24);
            }
        }
        if (!good) {
            throw error("Invalid or unsupported options");
        }
        return made;
    }
}
