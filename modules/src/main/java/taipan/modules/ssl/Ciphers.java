package taipan.modules.ssl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import taipan.objects.PyDict;
import taipan.objects.PyNone;

/// Cipher suites in OpenSSL's names, and the little language that chooses among them.
/// CPython: Modules/_ssl.c (cipher_to_dict); source: the manual page ciphers(1) of OpenSSL
final class Ciphers {
    /// A suite: its name in Java and in OpenSSL, and what it is made of.
    record Suite(String java, String name, String exchange, String authentication, String encryption, String mac, int bits, int id) {
        boolean isNew() {
            return exchange.equals("any");
        }

        boolean isAuthenticated() {
            return mac.equals("AEAD");
        }

        String protocol() {
            return isNew() ? "TLSv1.3" : mac.equals("AEAD") || mac.equals("SHA256") || mac.equals("SHA384") ? "TLSv1.2" : "TLSv1.0";
        }

        /// Whether a word of the language means the suite too.
        boolean is(String word) {
            return switch (word.toUpperCase(Locale.ROOT)) {
                case "ALL", "DEFAULT", "HIGH", "COMPLEMENTOFDEFAULT" -> true;
                case "AES" -> encryption.startsWith("AES");
                case "AESGCM" -> encryption.startsWith("AESGCM");
                case "AES128" -> encryption.startsWith("AES") && bits == 128;
                case "AES256" -> encryption.startsWith("AES") && bits == 256;
                case "CHACHA20" -> encryption.startsWith("CHACHA20");
                case "ECDH", "ECDHE", "EECDH", "KECDHE", "KEECDH" -> exchange.equals("ECDH");
                case "DH", "DHE", "EDH", "KDHE", "KEDH" -> exchange.equals("DH");
                case "RSA", "KRSA" -> exchange.equals("RSA") || word.equals("RSA") && authentication.equals("RSA");
                case "ARSA" -> authentication.equals("RSA");
                case "ECDSA", "AECDSA" -> authentication.equals("ECDSA");
                case "SHA", "SHA1" -> mac.equals("SHA1");
                case "SHA256" -> mac.equals("SHA256");
                case "SHA384" -> mac.equals("SHA384");
                case "TLSV1.2" -> protocol().equals("TLSv1.2");
                case "TLSV1", "TLSV1.0", "SSLV3" -> protocol().equals("TLSv1.0");
                default -> name.equals(word) || java.equals(word);
            };
        }

        PyDict describe() {
            PyDict made = new PyDict();
            made.put("id", 0x3000000L | id);
            made.put("name", name);
            made.put("protocol", protocol());
            String spaces = " ".repeat(Math.max(1, 31 - name.length()));
            made.put("description", name + spaces + protocol() + " Kx=" + exchange + "     Au=" + authentication + "  Enc=" + encryption
                    + "    Mac=" + mac);
            made.put("strength_bits", (long) bits);
            made.put("alg_bits", (long) bits);
            made.put("aead", isAuthenticated());
            String symmetric = encryption.startsWith("CHACHA20") ? "chacha20-poly1305"
                    : "aes-" + bits + (encryption.startsWith("AESGCM") ? "-gcm" : "-cbc");
            made.put("symmetric", symmetric);
            made.put("digest", isAuthenticated() ? PyNone.NONE : mac.toLowerCase(Locale.ROOT));
            made.put("kea", isNew() ? "kx-any" : exchange.equals("ECDH") ? "kx-ecdhe" : exchange.equals("DH") ? "kx-dhe" : "kx-rsa");
            made.put("auth", isNew() ? "auth-any" : "auth-" + authentication.toLowerCase(Locale.ROOT));
            return made;
        }
    }

    private static final String[] NAMES = {
        "TLS_AES_256_GCM_SHA384 1302", "TLS_CHACHA20_POLY1305_SHA256 1303", "TLS_AES_128_GCM_SHA256 1301",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 C02C", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 C030",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 C02B", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 C02F",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 CCA9", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 CCA8",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 C024", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 C028",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 C023", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 C027",
        "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 009F", "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 009E",
        "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256 006B", "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256 0067",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA C00A", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA C014",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA C009", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA C013",
        "TLS_DHE_RSA_WITH_AES_256_CBC_SHA 0039", "TLS_DHE_RSA_WITH_AES_128_CBC_SHA 0033",
        "TLS_RSA_WITH_AES_256_GCM_SHA384 009D", "TLS_RSA_WITH_AES_128_GCM_SHA256 009C",
        "TLS_RSA_WITH_AES_256_CBC_SHA256 003D", "TLS_RSA_WITH_AES_128_CBC_SHA256 003C",
        "TLS_RSA_WITH_AES_256_CBC_SHA 0035", "TLS_RSA_WITH_AES_128_CBC_SHA 002F",
    };

    /// How many of them are there without being asked for.
    private static final int DEFAULT = 17;

    private Ciphers() {}

    static List<Suite> all() {
        List<Suite> all = new ArrayList<>();
        for (String line : NAMES) {
            int space = line.indexOf(' ');
            all.add(suite(line.substring(0, space), Integer.parseInt(line.substring(space + 1), 16)));
        }
        return all;
    }

    private static Suite suite(String java, int id) {
        int with = java.indexOf("_WITH_");
        int bits = java.contains("128_") ? 128 : 256;
        boolean chacha = java.contains("CHACHA20");
        String encryption = chacha ? "CHACHA20/POLY1305(256)" : (java.contains("GCM") ? "AESGCM(" : "AES(") + bits + ")";
        String hash = java.substring(java.lastIndexOf('_') + 1);
        String mac = chacha || java.contains("GCM") ? "AEAD" : hash.equals("SHA") ? "SHA1" : hash;
        if (with < 0) {
            return new Suite(java, java, "any", "any", encryption, "AEAD", bits, id);
        }
        String exchange = java.substring(4, with);
        String prefix = exchange.equals("RSA") ? "" : exchange.replace('_', '-') + "-";
        String cipher = chacha ? "CHACHA20-POLY1305" : "AES" + bits + (java.contains("GCM") ? "-GCM-" : "-") + hash;
        String kind = exchange.startsWith("ECDHE") ? "ECDH" : exchange.startsWith("DHE") ? "DH" : "RSA";
        return new Suite(java, prefix + cipher, kind, exchange.endsWith("ECDSA") ? "ECDSA" : "RSA", encryption, mac, bits, id);
    }

    static List<Suite> defaults() {
        return all().subList(0, DEFAULT);
    }

    /// The suites that a list of words means; the suites of TLS 1.3 are always there. Null when there is no other.
    static List<Suite> select(String words) {
        Set<Suite> chosen = new LinkedHashSet<>();
        Set<Suite> banned = new LinkedHashSet<>();
        List<Suite> all = all();
        for (String word : words.split("[:, ;]+")) {
            if (word.isEmpty() || word.startsWith("@")) {
                continue;
            }
            char sign = word.charAt(0);
            String name = sign == '!' || sign == '-' || sign == '+' ? word.substring(1) : word;
            List<Suite> meant = new ArrayList<>();
            for (Suite suite : name.equals("DEFAULT") ? defaults() : all) {
                boolean fits = !suite.isNew();
                for (String part : name.split("\\+")) {
                    fits = fits && suite.is(part);
                }
                if (fits) {
                    meant.add(suite);
                }
            }
            if (sign == '!') {
                banned.addAll(meant);
                chosen.removeAll(meant);
            } else if (sign == '-') {
                chosen.removeAll(meant);
            } else if (sign == '+') {
                List<Suite> moved = new ArrayList<>(meant);
                moved.retainAll(chosen);
                chosen.removeAll(moved);
                chosen.addAll(moved);
            } else {
                meant.removeAll(banned);
                chosen.addAll(meant);
            }
        }
        if (chosen.isEmpty()) {
            return null;
        }
        List<Suite> result = new ArrayList<>(all.subList(0, 3));
        result.addAll(chosen);
        return result;
    }

    /// The suite with a name in Java, null for one that is not in the list.
    static Suite ofJava(String java) {
        for (Suite suite : all()) {
            if (suite.java.equals(java)) {
                return suite;
            }
        }
        return null;
    }
}
