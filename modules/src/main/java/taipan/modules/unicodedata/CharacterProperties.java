package taipan.modules.unicodedata;

import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.nio.charset.StandardCharsets;
import taipan.objects.PyBytes;
import taipan.objects.PyStr;
import taipan.objects.Raise;
import taipan.text.CharacterNames;
import taipan.text.Normalization;
import taipan.text.Text;
import taipan.text.UnicodeDatabase;

/// What both versions of the database answer to `unicodedata`'s questions.
/// CPython: Modules/unicodedata.c
final class CharacterProperties {
    private static final int LONGEST_NAME = 256;

    private final boolean legacy;
    private final UnicodeDatabase database;

    CharacterProperties(boolean legacy) {
        this.legacy = legacy;
        this.database = legacy ? UnicodeDatabase.legacy() : UnicodeDatabase.current();
    }

    /// The one code point of a str of length 1. `what` begins the message of the TypeError.
    static int only(String what, Object chr) {
        Object text = PyStr.valueOrNull(chr);
        if (text == null || Text.length(text) != 1) {
            throw typeError("%s must be a unicode character, not %T", what, chr);
        }
        return Text.at(text, 0);
    }

    String bidirectional(int cp) {
        return database.bidirectional(cp);
    }

    String category(int cp) {
        return database.category(cp);
    }

    long combining(int cp) {
        return database.combining(cp);
    }

    String decomposition(int cp) {
        return Normalization.decomposition(cp, legacy);
    }

    String eastAsianWidth(int cp) {
        return database.eastAsianWidth(cp);
    }

    long mirrored(int cp) {
        return database.isMirrored(cp) ? 1 : 0;
    }

    Object decimal(int cp, Object fallback) {
        int value = database.decimal(cp);
        return value >= 0 ? (Object) (long) value : orElse(fallback, "not a decimal");
    }

    Object digit(int cp, Object fallback) {
        int value = database.digit(cp);
        return value >= 0 ? (Object) (long) value : orElse(fallback, "not a digit");
    }

    Object numeric(int cp, Object fallback) {
        double value = database.numeric(cp);
        return Double.isNaN(value) ? orElse(fallback, "not a numeric character") : (Object) value;
    }

    Object name(int cp, Object fallback) {
        String name = CharacterNames.name(cp, legacy);
        return name == null ? orElse(fallback, "no such name") : name;
    }

    private static Object orElse(Object fallback, String message) {
        if (fallback == null) {
            throw valueError("%s", message);
        }
        return fallback;
    }

    Object lookup(Object name) {
        Object text = PyStr.valueOrNull(name);
        String wanted;
        if (text != null) {
            wanted = PyStr.toName(text);
        } else if (name instanceof PyBytes b) {
            wanted = new String(b.toByteArray(), StandardCharsets.ISO_8859_1);
        } else {
            throw typeError("a bytes-like object is required, not '%T'", name);
        }
        if (wanted.length() > LONGEST_NAME) {
            throw Raise.keyError("name too long");
        }
        Object found = CharacterNames.lookup(wanted, legacy, true);
        if (found == null) {
            throw Raise.keyError("undefined character name '" + wanted + "'");
        }
        return found;
    }


    private static Normalization form(String function, Object form, Object text) {
        if (PyStr.valueOrNull(form) == null) {
            throw typeError("%s() argument 1 must be str, not %T", function, form);
        }
        if (PyStr.valueOrNull(text) == null) {
            throw typeError("%s() argument 2 must be str, not %T", function, text);
        }
        Normalization found = Normalization.named(PyStr.toName(form));
        if (found == null) {
            throw valueError("invalid normalization form");
        }
        return found;
    }

    Object normalize(String function, Object form, Object text) {
        return form(function, form, text).apply(PyStr.valueOrNull(text), legacy);
    }

    boolean isNormalized(String function, Object form, Object text) {
        return form(function, form, text).isNormal(PyStr.valueOrNull(text), legacy);
    }
}
