package taipan.host;

import java.net.SocketAddress;

/// An address as the system writes it: a `sockaddr`.
/// CPython: Modules/socketmodule.h (sock_addr_t)
public final class RawAddress extends SocketAddress {
    private static final long serialVersionUID = 1;

    private final transient byte[] bytes;

    public RawAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int family() {
        return bytes.length < 2 ? 0 : bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8;
    }
}
