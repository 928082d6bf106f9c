package taipan.modules;

import taipan.bindings.Function;
import taipan.bindings.PyModule;
import taipan.objects.Calls;
import taipan.objects.InterpreterState;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyList;
import taipan.objects.PyModuleObject;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.text.Text;

/// The `_locale` module. There is one locale, `C` with UTF-8.
/// CPython: Modules/_localemodule.c
@PyModule("_locale")
public final class LocaleModule {
    private static final String CONSTANTS = "LC_CTYPE=0 LC_NUMERIC=1 LC_TIME=2 LC_COLLATE=3 LC_MONETARY=4 LC_MESSAGES=5 LC_ALL=6 CHAR_MAX=127"
            + " CODESET=14 D_T_FMT=131112 D_FMT=131113 T_FMT=131114 T_FMT_AMPM=131115 AM_STR=131110 PM_STR=131111 ERA=131116"
            + " ERA_D_FMT=131118 ERA_D_T_FMT=131120 ERA_T_FMT=131121 ALT_DIGITS=131119 RADIXCHAR=65536 THOUSEP=65537 YESEXPR=327680"
            + " NOEXPR=327681 CRNCYSTR=262159 _DATE_FMT=131180";
    private static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    private static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
    };
    private static final int ABBREVIATED_DAY = 131072;
    private static final int DAY = 131079;
    private static final int ABBREVIATED_MONTH = 131086;
    private static final int MONTH = 131098;

    private final String[] current = {"C.UTF-8", "C", "C", "C", "C", "C"};
    private PyType error;

    public LocaleModule(InterpreterState interpreter) {}

    void init(PyModuleObject module) {
        StatModule.addConstants(module, CONSTANTS);
        for (int i = 0; i < 7; i++) {
            module.add("ABDAY_" + (i + 1), (long) ABBREVIATED_DAY + i);
            module.add("DAY_" + (i + 1), (long) DAY + i);
        }
        for (int i = 0; i < 12; i++) {
            module.add("ABMON_" + (i + 1), (long) ABBREVIATED_MONTH + i);
            module.add("MON_" + (i + 1), (long) MONTH + i);
        }
        PyDict namespace = new PyDict();
        namespace.put("__module__", "locale");
        error = (PyType) Calls.call(PyType.TYPE, "Error", PyTuple.of(PyExc.Exception), namespace);
        module.add("Error", error);
    }

    @Function("setlocale(category, locale=NULL, /)")
    Object setlocale(int category, Object locale) {
        if (category < 0 || category > 6) {
            throw Raise.with(error, "invalid locale category");
        }
        if (locale != null && locale != taipan.objects.PyNone.NONE) {
            if (PyStr.valueOrNull(locale) == null) {
                throw Raise.typeError("setlocale() argument 2 must be str or None, not %T", locale);
            }
            String name = PyStr.toName(locale);
            if (name.startsWith("LC_CTYPE=")) {
                name = "C.UTF-8";
            }
            String chosen = switch (name) {
                case "C", "POSIX" -> "C";
                case "", "C.UTF-8", "C.utf8", "C.UTF8" -> "C.UTF-8";
                default -> throw Raise.with(error, "unsupported locale setting");
            };
            for (int i = 0; i < current.length; i++) {
                if (category == 6 || category == i) {
                    current[i] = chosen;
                }
            }
        }
        return category == 6 ? all() : current[category];
    }

    private String all() {
        boolean same = true;
        for (String s : current) {
            same &= s.equals(current[0]);
        }
        if (same) {
            return current[0];
        }
        return "LC_CTYPE=" + current[0] + ";LC_NUMERIC=" + current[1] + ";LC_TIME=" + current[2] + ";LC_COLLATE=" + current[3]
                + ";LC_MONETARY=" + current[4] + ";LC_MESSAGES=" + current[5]
                + ";LC_PAPER=C;LC_NAME=C;LC_ADDRESS=C;LC_TELEPHONE=C;LC_MEASUREMENT=C;LC_IDENTIFICATION=C";
    }

    @Function("localeconv()")
    Object localeconv() {
        PyDict d = new PyDict();
        for (String key : new String[] {"int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep"}) {
            d.put(key, "");
        }
        d.put("mon_grouping", PyList.of());
        d.put("positive_sign", "");
        d.put("negative_sign", "");
        for (String key : new String[] {
            "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn",
            "n_sign_posn"
        }) {
            d.put(key, 127L);
        }
        d.put("decimal_point", ".");
        d.put("thousands_sep", "");
        d.put("grouping", PyList.of());
        return d;
    }

    @Function("nl_langinfo(key, /)")
    Object langinfo(int key) {
        if (key >= ABBREVIATED_DAY && key < ABBREVIATED_DAY + 7) {
            return DAYS[key - ABBREVIATED_DAY].substring(0, 3);
        }
        if (key >= DAY && key < DAY + 7) {
            return DAYS[key - DAY];
        }
        if (key >= ABBREVIATED_MONTH && key < ABBREVIATED_MONTH + 12) {
            return MONTHS[key - ABBREVIATED_MONTH].substring(0, 3);
        }
        if (key >= MONTH && key < MONTH + 12) {
            return MONTHS[key - MONTH];
        }
        return switch (key) {
            case 14 -> "UTF-8";
            case 131110 -> "AM";
            case 131111 -> "PM";
            case 131112 -> "%a %b %e %H:%M:%S %Y";
            case 131113 -> "%m/%d/%y";
            case 131114 -> "%H:%M:%S";
            case 131115 -> "%I:%M:%S %p";
            case 131180 -> "%a %b %e %H:%M:%S %Z %Y";
            case 65536 -> ".";
            case 327680 -> "^[yY]";
            case 327681 -> "^[nN]";
            case 262159 -> "-";
            case 65537, 131116, 131118, 131119, 131120, 131121 -> "";
            default -> throw Raise.valueError("unsupported langinfo constant");
        };
    }

    @Function("strcoll(os1, os2, /)")
    int strcoll(Object a, Object b) {
        return Integer.signum(Text.compare(string(a, 1), string(b, 2)));
    }

    @Function("strxfrm(string, /)")
    Object strxfrm(Object s) {
        return string(s, 0);
    }

    private static Object string(Object s, int place) {
        Object value = PyStr.valueOrNull(s);
        if (value == null) {
            throw place == 0
                    ? Raise.typeError("strxfrm() argument must be str, not %T", s)
                    : Raise.typeError("strcoll() argument %d must be str, not %T", place, s);
        }
        if (taipan.text.TextSearch.find(value, "\0", 0, Text.length(value)) >= 0) {
            throw Raise.valueError("embedded null character");
        }
        return value;
    }

    @Function("_get_locale_encoding()")
    Object encoding() {
        return "UTF-8";
    }

    // Message catalogues belong to the C library, which has none here: every message is its own translation.

    @Function("gettext(msg, /)")
    Object gettext(Object message) {
        return message;
    }

    @Function("dgettext(domain, msg, /)")
    Object dgettext(Object domain, Object message) {
        return message;
    }

    @Function("dcgettext(domain, msg, category, /)")
    Object dcgettext(Object domain, Object message, int category) {
        return message;
    }

    @Function("textdomain(domain, /)")
    Object textdomain(Object domain) {
        return domain == taipan.objects.PyNone.NONE ? "messages" : domain;
    }

    @Function("bindtextdomain(domain, dir, /)")
    Object bindtextdomain(Object domain, Object folder) {
        return folder == taipan.objects.PyNone.NONE ? "/usr/share/locale" : folder;
    }

    @Function("bind_textdomain_codeset(domain, codeset, /)")
    Object bindCodeset(Object domain, Object codeset) {
        return codeset;
    }
}
