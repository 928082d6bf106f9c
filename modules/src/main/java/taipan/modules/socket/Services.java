package taipan.modules.socket;

/// Names of well-known ports and protocols.
/// CPython: no counterpart; the C library reads /etc/services and /etc/protocols
final class Services {
    private static final String BOTH = "tcpmux:1:t echo:7:tu discard:9:tu systat:11:t daytime:13:tu netstat:15:t qotd:17:t chargen:19:tu"
            + " ftp-data:20:t ftp:21:t ssh:22:t telnet:23:t smtp:25:t time:37:tu whois:43:t tacacs:49:tu domain:53:tu bootps:67:u"
            + " bootpc:68:u tftp:69:u gopher:70:t finger:79:t http:80:t kerberos:88:tu pop3:110:t sunrpc:111:tu auth:113:t nntp:119:t"
            + " ntp:123:u netbios-ns:137:u netbios-ssn:139:t imap2:143:t imap:143:t snmp:161:tu bgp:179:t irc:194:tu ldap:389:tu"
            + " https:443:tu microsoft-ds:445:tu submissions:465:t syslog:514:u submission:587:t ldaps:636:tu domain-s:853:tu"
            + " rsync:873:t ftps:990:t telnets:992:t imaps:993:t pop3s:995:t socks:1080:t openvpn:1194:tu mysql:3306:t rdp:3389:t"
            + " postgresql:5432:t amqp:5672:tu http-alt:8080:tu";
    private static final String[] PROTOCOLS = {
        "ip", "0", "icmp", "1", "igmp", "2", "ggp", "3", "ipencap", "4", "tcp", "6", "egp", "8", "udp", "17", "ipv6", "41", "gre", "47",
        "esp", "50", "ah", "51", "ipv6-icmp", "58", "ospf", "89", "pim", "103", "sctp", "132"
    };

    private Services() {}

    /// The port of a service, or -1; the protocol is `tcp`, `udp` or null for any.
    static int port(String name, String protocol) {
        for (String entry : BOTH.split(" ")) {
            String[] parts = entry.split(":");
            if (parts[0].equals(name) && serves(parts[2], protocol)) {
                return Integer.parseInt(parts[1]);
            }
        }
        return -1;
    }

    /// The service at a port, or null.
    static String name(int port, String protocol) {
        for (String entry : BOTH.split(" ")) {
            String[] parts = entry.split(":");
            if (Integer.parseInt(parts[1]) == port && serves(parts[2], protocol)) {
                return parts[0];
            }
        }
        return null;
    }

    private static boolean serves(String kinds, String protocol) {
        return protocol == null || protocol.equals("tcp") && kinds.startsWith("t") || protocol.equals("udp") && kinds.endsWith("u");
    }

    /// The number of a protocol, or -1.
    static int protocol(String name) {
        for (int i = 0; i < PROTOCOLS.length; i += 2) {
            if (PROTOCOLS[i].equals(name)) {
                return Integer.parseInt(PROTOCOLS[i + 1]);
            }
        }
        return -1;
    }
}
