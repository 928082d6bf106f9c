package taipan.modules.ssl;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import taipan.objects.PyDict;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;

/// What `getpeercert` tells of a certificate.
/// CPython: Modules/_ssl.c (_decode_certificate)
final class Certificates {
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    private Certificates() {}

    static PyDict decode(X509Certificate certificate) {
        PyDict made = new PyDict();
        made.put("subject", name(Der.of(certificate.getSubjectX500Principal().getEncoded())));
        made.put("issuer", name(Der.of(certificate.getIssuerX500Principal().getEncoded())));
        made.put("version", (long) certificate.getVersion());
        made.put("serialNumber", serial(certificate.getSerialNumber()));
        made.put("notBefore", time(certificate.getNotBefore()));
        made.put("notAfter", time(certificate.getNotAfter()));
        byte[] names = certificate.getExtensionValue("2.5.29.17");
        if (names != null) {
            List<Object> parts = new ArrayList<>();
            for (Der child : Der.of(Der.of(names).content()).children()) {
                parts.add(generalName(child));
            }
            made.put("subjectAltName", PyTuple.of(parts.toArray()));
        }
        byte[] access = certificate.getExtensionValue("1.3.6.1.5.5.7.1.1");
        if (access != null) {
            put(made, "OCSP", access(access, "1.3.6.1.5.5.7.48.1"));
            put(made, "caIssuers", access(access, "1.3.6.1.5.5.7.48.2"));
        }
        byte[] points = certificate.getExtensionValue("2.5.29.31");
        if (points != null) {
            List<Object> found = new ArrayList<>();
            for (Der point : Der.of(Der.of(points).content()).children()) {
                collectUris(point, found);
            }
            put(made, "crlDistributionPoints", found);
        }
        return made;
    }

    private static void put(PyDict target, String key, List<Object> values) {
        if (!values.isEmpty()) {
            target.put(key, PyTuple.of(values.toArray()));
        }
    }

    private static List<Object> access(byte[] extension, String method) {
        List<Object> found = new ArrayList<>();
        for (Der description : Der.of(Der.of(extension).content()).children()) {
            List<Der> parts = description.children();
            if (parts.get(0).oid().equals(method) && parts.get(1).tag() == 0x86) {
                found.add(PyStr.fromName(parts.get(1).text()));
            }
        }
        return found;
    }

    private static void collectUris(Der value, List<Object> found) {
        if (value.tag() == 0x86) {
            found.add(PyStr.fromName(value.text()));
        } else if ((value.tag() & 0x20) != 0) {
            for (Der child : value.children()) {
                collectUris(child, found);
            }
        }
    }

    private static String serial(BigInteger number) {
        String text = number.abs().toString(16).toUpperCase(Locale.ROOT);
        return (number.signum() < 0 ? "-" : "") + (text.length() % 2 == 0 ? text : "0" + text);
    }

    private static String time(Date date) {
        ZonedDateTime t = date.toInstant().atZone(ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(MONTHS[t.getMonthValue() - 1]).append(' ');
        pad(out, t.getDayOfMonth(), ' ').append(' ');
        pad(out, t.getHour(), '0').append(':');
        pad(out, t.getMinute(), '0').append(':');
        pad(out, t.getSecond(), '0').append(' ');
        return out.append(t.getYear()).append(" GMT").toString();
    }

    private static StringBuilder pad(StringBuilder out, int value, char filler) {
        return value < 10 ? out.append(filler).append(value) : out.append(value);
    }

    private static PyTuple name(Der name) {
        List<Object> sets = new ArrayList<>();
        for (Der set : name.children()) {
            List<Object> pairs = new ArrayList<>();
            for (Der pair : set.children()) {
                List<Der> parts = pair.children();
                pairs.add(PyTuple.of(ObjectNames.longName(parts.get(0).oid()), PyStr.fromName(parts.get(1).text())));
            }
            sets.add(PyTuple.of(pairs.toArray()));
        }
        return PyTuple.of(sets.toArray());
    }

    private static Object generalName(Der name) {
        return switch (name.tag()) {
            case 0x81 -> PyTuple.of("email", PyStr.fromName(name.text()));
            case 0x82 -> PyTuple.of("DNS", PyStr.fromName(name.text()));
            case 0x86 -> PyTuple.of("URI", PyStr.fromName(name.text()));
            case 0xA4 -> PyTuple.of("DirName", name(name.children().getFirst()));
            case 0x87 -> PyTuple.of("IP Address", address(name.content()));
            case 0x88 -> PyTuple.of("Registered ID", name.oid());
            default -> PyTuple.of("othername", "<unsupported>");
        };
    }

    static String address(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        if (bytes.length == 4) {
            for (byte b : bytes) {
                out.append(out.isEmpty() ? "" : ".").append(b & 0xFF);
            }
        } else if (bytes.length == 16) {
            for (int i = 0; i < 16; i += 2) {
                int word = (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF;
                out.append(i == 0 ? "" : ":").append(Integer.toHexString(word).toUpperCase(Locale.ROOT));
            }
        } else {
            return "<invalid>";
        }
        return out.toString();
    }

    // Host names

    /// Whether a certificate is for a host; with an IP address only addresses count.
    static boolean matches(X509Certificate certificate, String host, byte[] address, boolean neverSubject) {
        boolean named = false;
        byte[] names = certificate.getExtensionValue("2.5.29.17");
        if (names != null) {
            for (Der child : Der.of(Der.of(names).content()).children()) {
                if (address != null) {
                    if (child.tag() == 0x87 && java.util.Arrays.equals(child.content(), address)) {
                        return true;
                    }
                } else if (child.tag() == 0x82) {
                    named = true;
                    if (matches(child.text(), host)) {
                        return true;
                    }
                }
            }
        }
        if (named || address != null || neverSubject) {
            return false;
        }
        for (Der set : Der.of(certificate.getSubjectX500Principal().getEncoded()).children()) {
            for (Der pair : set.children()) {
                List<Der> parts = pair.children();
                if (parts.get(0).oid().equals("2.5.4.3") && matches(parts.get(1).text(), host)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String host) {
        if (!pattern.startsWith("*.")) {
            return pattern.equalsIgnoreCase(host);
        }
        int dot = host.indexOf('.');
        return dot > 0 && pattern.substring(1).equalsIgnoreCase(host.substring(dot)) && pattern.indexOf('.', 2) > 0;
    }
}
