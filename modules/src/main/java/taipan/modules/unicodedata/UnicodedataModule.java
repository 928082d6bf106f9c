package taipan.modules.unicodedata;

import taipan.bindings.Constant;
import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.InterpreterState;
import taipan.objects.PyType;

/// The `unicodedata` module: Unicode 13.0.
/// CPython: Modules/unicodedata.c
@PyModule("unicodedata")
public final class UnicodedataModule {
    @Constant("unidata_version")
    static final String VERSION = "13.0.0";

    @Constant("ucd_3_2_0")
    final PyUcd legacy = new PyUcd();

    private final CharacterProperties properties = new CharacterProperties(false);

    public UnicodedataModule(InterpreterState interpreter) {}

    PyType[] types() {
        return new PyType[] {PyUcd.TYPE};
    }

    @Function("bidirectional(chr, /)")
    String bidirectional(Object chr) {
        return properties.bidirectional(CharacterProperties.only("bidirectional() argument", chr));
    }

    @Function("category(chr, /)")
    String category(Object chr) {
        return properties.category(CharacterProperties.only("category() argument", chr));
    }

    @Function("combining(chr, /)")
    long combining(Object chr) {
        return properties.combining(CharacterProperties.only("combining() argument", chr));
    }

    @Function("decomposition(chr, /)")
    String decomposition(Object chr) {
        return properties.decomposition(CharacterProperties.only("decomposition() argument", chr));
    }

    @Function("east_asian_width(chr, /)")
    String eastAsianWidth(Object chr) {
        return properties.eastAsianWidth(CharacterProperties.only("east_asian_width() argument", chr));
    }

    @Function("mirrored(chr, /)")
    long mirrored(Object chr) {
        return properties.mirrored(CharacterProperties.only("mirrored() argument", chr));
    }

    @Function("decimal(chr, default=NULL, /)")
    Object decimal(Object chr, Object fallback) {
        return properties.decimal(CharacterProperties.only("decimal() argument 1", chr), fallback);
    }

    @Function("digit(chr, default=NULL, /)")
    Object digit(Object chr, Object fallback) {
        return properties.digit(CharacterProperties.only("digit() argument 1", chr), fallback);
    }

    @Function("numeric(chr, default=NULL, /)")
    Object numeric(Object chr, Object fallback) {
        return properties.numeric(CharacterProperties.only("numeric() argument 1", chr), fallback);
    }

    @Function("name(chr, default=NULL, /)")
    Object name(Object chr, Object fallback) {
        return properties.name(CharacterProperties.only("name() argument 1", chr), fallback);
    }

    @Function("lookup(name, /)")
    Object lookup(Object name) {
        return properties.lookup(name);
    }

    @Function("normalize(form, unistr, /)")
    Object normalize(Object form, Object text) {
        return properties.normalize("normalize", form, text);
    }

    @Function("is_normalized(form, unistr, /)")
    boolean isNormalized(Object form, Object text) {
        return properties.isNormalized("is_normalized", form, text);
    }
}
