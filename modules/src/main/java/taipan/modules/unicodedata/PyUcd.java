package taipan.modules.unicodedata;

import taipan.bindings.Getter;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.objects.PyObject;
import taipan.objects.PyType;

/// A version of the Unicode database as an object: `unicodedata.ucd_3_2_0`.
/// CPython: Modules/unicodedata.c (PreviousDBVersion)
@PyClass(name = "unicodedata.UCD")
public final class PyUcd extends PyObject {
    public static final PyType TYPE = PyUcdBindings.newType();

    private final CharacterProperties properties = new CharacterProperties(true);

    PyUcd() {
        super(TYPE);
    }

    @Getter("unidata_version")
    String version() {
        return "3.2.0";
    }

    @Method("bidirectional(self, chr, /)")
    String bidirectional(Object chr) {
        return properties.bidirectional(CharacterProperties.only("bidirectional() argument", chr));
    }

    @Method("category(self, chr, /)")
    String category(Object chr) {
        return properties.category(CharacterProperties.only("category() argument", chr));
    }

    @Method("combining(self, chr, /)")
    long combining(Object chr) {
        return properties.combining(CharacterProperties.only("combining() argument", chr));
    }

    @Method("decomposition(self, chr, /)")
    String decomposition(Object chr) {
        return properties.decomposition(CharacterProperties.only("decomposition() argument", chr));
    }

    @Method("east_asian_width(self, chr, /)")
    String eastAsianWidth(Object chr) {
        return properties.eastAsianWidth(CharacterProperties.only("east_asian_width() argument", chr));
    }

    @Method("mirrored(self, chr, /)")
    long mirrored(Object chr) {
        return properties.mirrored(CharacterProperties.only("mirrored() argument", chr));
    }

    @Method("decimal(self, chr, default=NULL, /)")
    Object decimal(Object chr, Object fallback) {
        return properties.decimal(CharacterProperties.only("decimal() argument 1", chr), fallback);
    }

    @Method("digit(self, chr, default=NULL, /)")
    Object digit(Object chr, Object fallback) {
        return properties.digit(CharacterProperties.only("digit() argument 1", chr), fallback);
    }

    @Method("numeric(self, chr, default=NULL, /)")
    Object numeric(Object chr, Object fallback) {
        return properties.numeric(CharacterProperties.only("numeric() argument 1", chr), fallback);
    }

    @Method("name(self, chr, default=NULL, /)")
    Object name(Object chr, Object fallback) {
        return properties.name(CharacterProperties.only("name() argument 1", chr), fallback);
    }

    @Method("lookup(self, name, /)")
    Object lookup(Object name) {
        return properties.lookup(name);
    }

    @Method("normalize(self, form, unistr, /)")
    Object normalize(Object form, Object text) {
        return properties.normalize("normalize", form, text);
    }

    @Method("is_normalized(self, form, unistr, /)")
    boolean isNormalized(Object form, Object text) {
        return properties.isNormalized("is_normalized", form, text);
    }
}
