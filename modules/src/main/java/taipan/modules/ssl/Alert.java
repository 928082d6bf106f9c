package taipan.modules.ssl;

/// The alerts of TLS. The reason is what OpenSSL calls an alert that the other side sent.
/// CPython: Modules/_ssl.c (ALERT_DESCRIPTION_*); source: RFC 8446
enum Alert {
    CLOSE_NOTIFY(0, "SSLV3_ALERT_"),
    UNEXPECTED_MESSAGE(10, "SSLV3_ALERT_"),
    BAD_RECORD_MAC(20, "SSLV3_ALERT_"),
    RECORD_OVERFLOW(22, "TLSV1_ALERT_"),
    DECOMPRESSION_FAILURE(30, "SSLV3_ALERT_"),
    HANDSHAKE_FAILURE(40, "SSLV3_ALERT_"),
    BAD_CERTIFICATE(42, "SSLV3_ALERT_"),
    UNSUPPORTED_CERTIFICATE(43, "SSLV3_ALERT_"),
    CERTIFICATE_REVOKED(44, "SSLV3_ALERT_"),
    CERTIFICATE_EXPIRED(45, "SSLV3_ALERT_"),
    CERTIFICATE_UNKNOWN(46, "SSLV3_ALERT_"),
    ILLEGAL_PARAMETER(47, "SSLV3_ALERT_"),
    UNKNOWN_CA(48, "TLSV1_ALERT_"),
    ACCESS_DENIED(49, "TLSV1_ALERT_"),
    DECODE_ERROR(50, "TLSV1_ALERT_"),
    DECRYPT_ERROR(51, "TLSV1_ALERT_"),
    PROTOCOL_VERSION(70, "TLSV1_ALERT_"),
    INSUFFICIENT_SECURITY(71, "TLSV1_ALERT_"),
    INTERNAL_ERROR(80, "TLSV1_ALERT_"),
    USER_CANCELLED(90, "TLSV1_ALERT_"),
    NO_RENEGOTIATION(100, "TLSV1_ALERT_"),
    UNSUPPORTED_EXTENSION(110, "TLSV1_"),
    CERTIFICATE_UNOBTAINABLE(111, "TLSV1_"),
    UNRECOGNIZED_NAME(112, "TLSV1_"),
    BAD_CERTIFICATE_STATUS_RESPONSE(113, "TLSV1_"),
    BAD_CERTIFICATE_HASH_VALUE(114, "TLSV1_"),
    UNKNOWN_PSK_IDENTITY(115, "TLSV1_ALERT_");

    final int code;
    private final String prefix;

    Alert(int code, String prefix) {
        this.code = code;
        this.prefix = prefix;
    }

    String reason() {
        return prefix + name();
    }

    /// The reason for an alert as Java names it.
    static String reason(String name) {
        for (Alert alert : values()) {
            if (alert.name().equalsIgnoreCase(name)) {
                return alert.reason();
            }
        }
        return name.equals("certificate_required") ? "TLSV13_ALERT_CERTIFICATE_REQUIRED" : "TLSV1_ALERT_" + name.toUpperCase(java.util.Locale.ROOT);
    }
}
