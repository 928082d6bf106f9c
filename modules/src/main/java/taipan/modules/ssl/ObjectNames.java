package taipan.modules.ssl;

/// Names of object identifiers: number in OpenSSL, short name, long name, identifier.
/// CPython: Modules/_ssl.c (asn1obj2py)
final class ObjectNames {
    record Known(int number, String shortName, String longName, String oid) {}

    private static final Known[] KNOWN = {
        new Known(6, "rsaEncryption", "rsaEncryption", "1.2.840.113549.1.1.1"),
        new Known(13, "CN", "commonName", "2.5.4.3"),
        new Known(14, "C", "countryName", "2.5.4.6"),
        new Known(15, "L", "localityName", "2.5.4.7"),
        new Known(16, "ST", "stateOrProvinceName", "2.5.4.8"),
        new Known(17, "O", "organizationName", "2.5.4.10"),
        new Known(18, "OU", "organizationalUnitName", "2.5.4.11"),
        new Known(48, "emailAddress", "emailAddress", "1.2.840.113549.1.9.1"),
        new Known(99, "GN", "givenName", "2.5.4.42"),
        new Known(100, "SN", "surname", "2.5.4.4"),
        new Known(101, "initials", "initials", "2.5.4.43"),
        new Known(105, "serialNumber", "serialNumber", "2.5.4.5"),
        new Known(106, "title", "title", "2.5.4.12"),
        new Known(107, "description", "description", "2.5.4.13"),
        new Known(129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"),
        new Known(130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"),
        new Known(131, "codeSigning", "Code Signing", "1.3.6.1.5.5.7.3.3"),
        new Known(132, "emailProtection", "E-mail Protection", "1.3.6.1.5.5.7.3.4"),
        new Known(133, "timeStamping", "Time Stamping", "1.3.6.1.5.5.7.3.8"),
        new Known(173, "name", "name", "2.5.4.41"),
        new Known(174, "dnQualifier", "dnQualifier", "2.5.4.46"),
        new Known(180, "OCSPSigning", "OCSP Signing", "1.3.6.1.5.5.7.3.9"),
        new Known(391, "DC", "domainComponent", "0.9.2342.19200300.100.1.25"),
        new Known(458, "UID", "userId", "0.9.2342.19200300.100.1.1"),
        new Known(660, "street", "streetAddress", "2.5.4.9"),
        new Known(661, "postalCode", "postalCode", "2.5.4.17"),
        new Known(860, "businessCategory", "businessCategory", "2.5.4.15"),
        new Known(955, "jurisdictionL", "jurisdictionLocalityName", "1.3.6.1.4.1.311.60.2.1.1"),
        new Known(956, "jurisdictionST", "jurisdictionStateOrProvinceName", "1.3.6.1.4.1.311.60.2.1.2"),
        new Known(957, "jurisdictionC", "jurisdictionCountryName", "1.3.6.1.4.1.311.60.2.1.3"),
    };

    private ObjectNames() {}

    static String longName(String oid) {
        for (Known known : KNOWN) {
            if (known.oid.equals(oid)) {
                return known.longName;
            }
        }
        return oid;
    }

    /// The object of a number, null for an unknown one.
    static Known of(int number) {
        for (Known known : KNOWN) {
            if (known.number == number) {
                return known;
            }
        }
        return null;
    }

    /// The object of an identifier or, if wanted, a name; null for an unknown one.
    static Known of(String text, boolean names) {
        for (Known known : KNOWN) {
            if (known.oid.equals(text) || names && (known.shortName.equals(text) || known.longName.equals(text))) {
                return known;
            }
        }
        return null;
    }
}
