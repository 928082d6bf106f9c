package taipan.host;

import taipan.objects.Errno;

/// A failed operation on the outside world, with the error number that Python programs see.
public final class HostError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int errno;

    public HostError(int errno) {
        super(null, null, false, false);
        this.errno = errno;
    }

    /// One of the constants of `Errno`.
    public int errno() {
        return errno;
    }

    @Override
    public String getMessage() {
        return Errno.message(errno);
    }
}
