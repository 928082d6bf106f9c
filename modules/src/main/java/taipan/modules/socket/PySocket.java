package taipan.modules.socket;

import static taipan.objects.Raise.overflowError;
import static taipan.objects.Raise.typeError;
import static taipan.objects.Raise.valueError;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import taipan.bindings.Constructor;
import taipan.bindings.Getter;
import taipan.bindings.Init;
import taipan.bindings.Method;
import taipan.bindings.PyClass;
import taipan.host.FileHandle;
import taipan.host.HostError;
import taipan.host.NativeSocket;
import taipan.host.Natives;
import taipan.host.PollSet;
import taipan.host.SocketHandle;
import taipan.interpreter.Attention;
import taipan.modules.select.Readiness;
import taipan.objects.Audit;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Errno;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyDict;
import taipan.objects.PyExc;
import taipan.objects.PyExtensible;
import taipan.objects.PyFloat;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyStr;
import taipan.objects.PyTuple;
import taipan.objects.PyType;
import taipan.objects.Raise;
import taipan.objects.Raised;
import taipan.objects.ThreadState;

/// `_socket.socket`.
/// CPython: Modules/socketmodule.c (sock_type)
@PyClass(name = "_socket.socket", subclassable = true)
public final class PySocket extends PyExtensible {
    public static final PyType TYPE = PySocketBindings.newType();

    private static final int NON_BLOCKING = 2048;
    private static final int CLOSE_ON_EXEC = 524288;
    private static final int PEEK = 2;
    private static final int OUT_OF_BAND = 1;
    private static final int TRUNCATED = 32;
    private static final int DO_NOT_WAIT = 64;
    private static final int WAIT_FOR_ALL = 256;
    /// The most that one call receives.
    private static final int LARGEST_PART = 1 << 18;
    /// How long a wait goes on without looking whether the socket is still open.
    private static final long SLICE = 100_000_000;
    private static final long SHORT_SLICE = 10_000_000;

    private SocketModule module;
    private volatile int fd = -1;
    private int family;
    private int kind;
    private int protocol;
    /// In nanoseconds; -1 to wait for ever, 0 not to wait.
    private long timeout = -1;

    PySocket(PyType type) {
        super(type);
    }

    static PySocket of(SocketModule module, SocketHandle handle) {
        PySocket socket = new PySocket(TYPE);
        socket.open(module, handle, module.table.add(handle), module.defaultTimeout);
        return socket;
    }

    private void open(SocketModule owner, SocketHandle handle, int number, long wait) {
        module = owner;
        family = handle.family();
        kind = handle.kind();
        protocol = handle.protocol();
        fd = number;
        timeout = wait;
        handle.setBlocking(wait < 0);
    }

    @Constructor("socket(cls, /, *args, **kwargs)")
    static Object construct(PyType cls, Object[] args, PyDict kwargs) {
        return new PySocket(cls);
    }

    @Init("socket(self, family=-1, type=-1, proto=-1, fileno=None)")
    void init(int wantedFamily, int wantedKind, int wantedProtocol, Object fileno, ThreadState ts) {
        Audit.event(ts, "socket.__new__", this, (long) wantedFamily, (long) wantedKind, (long) wantedProtocol);
        SocketModule owner = SocketModule.of(ts.interpreter());
        try {
            if (fileno != PyNone.NONE) {
                adopt(owner, fileno, wantedFamily, wantedKind, wantedProtocol);
                return;
            }
            int bare = (wantedKind < 0 ? 1 : wantedKind) & ~(NON_BLOCKING | CLOSE_ON_EXEC);
            SocketHandle handle = owner.network.open(wantedFamily < 0 ? 2 : wantedFamily, bare, Math.max(0, wantedProtocol));
            boolean nonBlocking = wantedKind >= 0 && (wantedKind & NON_BLOCKING) != 0;
            open(owner, handle, owner.table.add(handle), nonBlocking ? 0 : owner.defaultTimeout);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    private void adopt(SocketModule owner, Object fileno, int wantedFamily, int wantedKind, int wantedProtocol) {
        if (fileno instanceof Double) {
            throw typeError("integer argument expected, got float");
        }
        int number = Conversion.toInt(fileno);
        if (number < 0) {
            throw valueError("negative file descriptor");
        }
        if (!(owner.table.get(number) instanceof SocketHandle handle)) {
            throw new HostError(Errno.ENOTSOCK);
        }
        open(owner, handle, number, owner.defaultTimeout);
        family = wantedFamily < 0 ? family : wantedFamily;
        kind = wantedKind < 0 ? kind : wantedKind & ~(NON_BLOCKING | CLOSE_ON_EXEC);
        protocol = wantedProtocol < 0 ? protocol : wantedProtocol;
    }

    // Attributes

    @Getter("family")
    int family() {
        return family;
    }

    @Getter("type")
    int kind() {
        return kind;
    }

    @Getter("proto")
    int protocol() {
        return protocol;
    }

    @Getter("timeout")
    Object timeout() {
        return SocketModule.seconds(timeout);
    }

    public Object __repr__() {
        return PyStr.fromName("<socket object, fd=" + fd + ", family=" + family + ", type=" + kind + ", proto=" + protocol + ">");
    }

    private SocketHandle handle() {
        int number = fd;
        if (number < 0) {
            throw new HostError(Errno.EBADF);
        }
        FileHandle handle = module.table.get(number);
        if (handle instanceof SocketHandle socket) {
            return socket;
        }
        throw new HostError(Errno.ENOTSOCK);
    }

    @Method("fileno(self)")
    public int fileno() {
        return fd;
    }

    @Method("detach(self)")
    int detach() {
        int number = fd;
        fd = -1;
        return number;
    }

    @Method("close(self)")
    void close() {
        int number = fd;
        fd = -1;
        if (number >= 0) {
            try {
                module.table.close(number);
            } catch (HostError e) {
                // A connection that the peer has already ended is closed all the same.
                if (e.errno() != Errno.ECONNRESET) {
                    throw Addresses.error(e);
                }
            }
        }
    }

    @Method("settimeout(self, timeout, /)")
    void setTimeout(Object wanted) {
        change(SocketModule.nanoseconds(wanted));
    }

    @Method("gettimeout(self)")
    Object getTimeout() {
        return SocketModule.seconds(timeout);
    }

    @Method("setblocking(self, flag, /)")
    void setBlocking(boolean blocking) {
        change(blocking ? -1 : 0);
    }

    @Method("getblocking(self)")
    boolean getBlocking() {
        return timeout != 0;
    }

    private void change(long wait) {
        timeout = wait;
        try {
            handle().setBlocking(wait < 0);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    // Waiting

    /// Something to be tried again once the socket is ready.
    private interface Attempt {
        /// False when it would have to wait.
        boolean succeeds(SocketHandle handle);
    }

    /// Tries, and waits as the timeout allows. CPython: sock_call_ex
    private void perform(int wanted, boolean once, Attempt attempt, ThreadState ts) {
        perform(wanted, once, timeout < 0 ? Long.MAX_VALUE : System.nanoTime() + timeout, attempt, ts);
    }

    private void perform(int wanted, boolean once, long deadline, Attempt attempt, ThreadState ts) {
        try {
            SocketHandle handle = handle();
            while (!attempt.succeeds(handle)) {
                if (once || timeout == 0) {
                    throw Raise.osError(Errno.EAGAIN, null);
                }
                if (!waitFor(handle, wanted, deadline, ts)) {
                    throw Raise.with(PyExc.TimeoutError, "timed out");
                }
                handle = handle();
            }
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    /// False when the time is over.
    private boolean waitFor(SocketHandle handle, int wanted, long deadline, ThreadState ts) {
        if (handle instanceof NativeSocket) {
            return poll(handle, wanted == PollSet.READ ? Natives.POLL_IN : Natives.POLL_OUT, deadline, ts);
        }
        PollSet set = module.table.pollSet();
        try {
            set.set(handle, wanted);
            while (true) {
                long left = deadline == Long.MAX_VALUE ? SLICE : Math.min(SLICE, deadline - System.nanoTime());
                if (Readiness.await(set, (ready, bits) -> {}, Math.max(0, left), ts)) {
                    return true;
                }
                if (handle() != handle) {
                    throw new HostError(Errno.EBADF);
                }
                if (deadline != Long.MAX_VALUE && deadline - System.nanoTime() <= 0) {
                    return false;
                }
            }
        } finally {
            set.close();
        }
    }

    private boolean poll(SocketHandle handle, int events, long deadline, ThreadState ts) {
        Natives natives = module.table.natives();
        while (true) {
            long left = deadline == Long.MAX_VALUE ? SHORT_SLICE : Math.max(0, Math.min(SHORT_SLICE, deadline - System.nanoTime()));
            if (natives.poll(handle.systemDescriptor(), events, (int) ((left + 999_999) / 1_000_000)) != 0) {
                return true;
            }
            if (ts.attention) {
                Attention.handle(ts);
            } else {
                Thread.interrupted();
            }
            if (handle() != handle) {
                throw new HostError(Errno.EBADF);
            }
            if (deadline != Long.MAX_VALUE && deadline - System.nanoTime() <= 0) {
                return false;
            }
        }
    }

    // What TLS builds on

    /// The timeout in nanoseconds; -1 to wait for ever, 0 not to wait.
    public long timeoutNanos() {
        return timeout;
    }

    /// Receives what is there: 0 at the end, -1 when nothing is.
    public int receiveNow(byte[] target, int offset, int length) {
        try {
            SocketHandle.Received received = handle().receiveFrom(target, offset, length, false);
            return received == null ? -1 : received.length();
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    /// Sends as much as goes, -1 when nothing does.
    public int sendNow(byte[] source, int offset, int length) {
        try {
            return handle().send(source, offset, length);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    /// Waits until the socket can be read or written; false when the deadline (`System.nanoTime`) has passed.
    public boolean awaitReady(boolean writing, long deadline, ThreadState ts) {
        try {
            return waitFor(handle(), writing ? PollSet.WRITE : PollSet.READ, deadline, ts);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    // Connections

    @Method("bind(self, address, /)")
    void bind(Object address, ThreadState ts) {
        Audit.event(ts, "socket.bind", this, address);
        SocketAddress where = Addresses.parse(address, family, "bind", module);
        try {
            handle().bind(where);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    @Method("listen(self, backlog=128, /)")
    void listen(int backlog) {
        try {
            handle().listen(backlog);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    @Method("_accept(self)")
    Object accept(ThreadState ts) {
        SocketHandle[] accepted = new SocketHandle[1];
        perform(PollSet.READ, false, handle -> (accepted[0] = handle.accept()) != null, ts);
        SocketHandle handle = accepted[0];
        Object from;
        try {
            from = Addresses.toPython(handle.remoteAddress(), family);
        } catch (HostError e) {
            // Gone before it was greeted.
            from = Addresses.toPython((SocketAddress) null, family);
        }
        return PyTuple.of((long) module.table.add(handle), from);
    }

    @Method("connect(self, address, /)")
    void connect(Object address, ThreadState ts) {
        Audit.event(ts, "socket.connect", this, address);
        int errno = connect(Addresses.parse(address, family, "connect", module), ts);
        if (errno == Errno.EAGAIN && timeout > 0) {
            throw Raise.with(PyExc.TimeoutError, "timed out");
        }
        if (errno != 0) {
            throw Raise.osError(errno, null);
        }
    }

    @Method("connect_ex(self, address, /)")
    int connectEx(Object address, ThreadState ts) {
        return connect(Addresses.parse(address, family, "connect_ex", module), ts);
    }

    /// The error number; EAGAIN when the time was over. CPython: internal_connect
    private int connect(SocketAddress address, ThreadState ts) {
        long deadline = timeout < 0 ? Long.MAX_VALUE : System.nanoTime() + timeout;
        try {
            SocketHandle handle = handle();
            if (handle.connect(address)) {
                return 0;
            }
            if (timeout == 0) {
                return Errno.EINPROGRESS;
            }
            return waitFor(handle, PollSet.WRITE, deadline, ts) ? handle.takeError() : Errno.EAGAIN;
        } catch (HostError e) {
            return e.errno();
        }
    }

    @Method("getsockname(self)")
    Object getsockname() {
        try {
            return Addresses.toPython(handle().localAddress(), family);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    @Method("getpeername(self)")
    Object getpeername() {
        try {
            return Addresses.toPython(handle().remoteAddress(), family);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    @Method("shutdown(self, how, /)")
    void shutdown(int how) {
        try {
            if (how < 0 || how > 2) {
                throw new HostError(Errno.EINVAL);
            }
            handle().shutdown(how);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    // Receiving

    /// Receives into an array; the address of the sender is null unless the system tells it.
    private SocketHandle.Received receive(byte[] target, int offset, int length, int flags, ThreadState ts) {
        if ((flags & OUT_OF_BAND) != 0 && module.resolver == null) {
            throw Raise.osError(Errno.EINVAL, null);
        }
        SocketHandle.Received[] received = new SocketHandle.Received[1];
        boolean peek = (flags & PEEK) != 0;
        boolean once = (flags & DO_NOT_WAIT) != 0;
        int systemFlags = flags & ~WAIT_FOR_ALL;
        Attempt attempt = handle -> (received[0] = handle.receiveWith(target, offset, length, systemFlags)) != null;
        perform(PollSet.READ, once, attempt, ts);
        if ((flags & WAIT_FOR_ALL) != 0 && kind == 1 && !peek && !once) {
            int total = received[0].length();
            while (total < length && received[0].length() > 0) {
                int from = total;
                perform(PollSet.READ, false, handle -> (received[0] = handle.receiveFrom(target, offset + from, length - from, false)) != null, ts);
                total += received[0].length();
            }
            return new SocketHandle.Received(total, received[0].from());
        }
        return received[0];
    }

    private static byte[] room(long size, String complaint) {
        if (size < 0) {
            throw valueError(complaint);
        }
        return new byte[(int) Math.min(size, LARGEST_PART)];
    }

    private static Object bytes(byte[] room, int length) {
        return PyBytes.of(length == room.length ? room : Arrays.copyOf(room, length));
    }

    @Method("recv(self, buffersize, flags=0, /)")
    Object recv(long size, int flags, ThreadState ts) {
        byte[] room = room(size, "negative buffersize in recv");
        return bytes(room, receive(room, 0, room.length, flags, ts).length());
    }

    @Method("recvfrom(self, buffersize, flags=0, /)")
    Object recvfrom(long size, int flags, ThreadState ts) {
        byte[] room = room(size, "negative buffersize in recvfrom");
        SocketHandle.Received received = receive(room, 0, room.length, flags, ts);
        return PyTuple.of(bytes(room, received.length()), Addresses.orNone(received.from(), family));
    }

    private static Buffer writable(Object target, String function) {
        Buffer buffer = Buffer.isBuffer(target) ? Buffer.of(target, Buffer.WRITABLE & 0) : null;
        if (buffer == null || buffer.isReadOnly()) {
            throw typeError("%s() argument 1 must be read-write bytes-like object, not %T", function, target);
        }
        return buffer;
    }

    private SocketHandle.Received receiveInto(Object target, long wanted, int flags, String function, ThreadState ts) {
        Buffer buffer = writable(target, function);
        try {
            if (wanted < 0) {
                throw valueError("negative buffersize in %s", function);
            }
            if (wanted > buffer.length()) {
                throw valueError(function.equals("recv_into") ? "buffer too small for requested bytes"
                        : "nbytes is greater than the length of the buffer");
            }
            int length = wanted == 0 ? buffer.length() : (int) wanted;
            return receive(buffer.memory(), buffer.offset(), length, flags, ts);
        } finally {
            buffer.release();
        }
    }

    @Method("recv_into(self, buffer, nbytes=0, flags=0)")
    int recvInto(Object target, long wanted, int flags, ThreadState ts) {
        return receiveInto(target, wanted, flags, "recv_into", ts).length();
    }

    @Method("recvfrom_into(self, buffer, nbytes=0, flags=0)")
    Object recvfromInto(Object target, long wanted, int flags, ThreadState ts) {
        SocketHandle.Received received = receiveInto(target, wanted, flags, "recvfrom_into", ts);
        return PyTuple.of((long) received.length(), Addresses.orNone(received.from(), family));
    }

    @Method("recvmsg(self, bufsize, ancbufsize=0, flags=0, /)")
    Object recvmsg(long size, long ancillary, int flags, ThreadState ts) {
        byte[] room = room(size, "negative buffer size in recvmsg()");
        checkAncillary(ancillary);
        if (module.resolver != null) {
            NativeSocket.Message message = message(room, (int) ancillary, flags, ts);
            return PyTuple.of(new Object[] {
                bytes(room, Math.min(room.length, message.length())), SocketMessages.toPython(message.ancillary(), module.table),
                (long) message.flags(), from(message)
            });
        }
        SocketHandle.Received[] received = new SocketHandle.Received[1];
        long found = receiveMessage(room, flags, received, ts);
        int length = Math.min(room.length, received[0].length());
        return PyTuple.of(new Object[] {bytes(room, length), PyList.of(), found, Addresses.orNone(received[0].from(), family)});
    }

    private NativeSocket.Message message(byte[] room, int ancillary, int flags, ThreadState ts) {
        NativeSocket.Message[] received = new NativeSocket.Message[1];
        Attempt attempt = handle -> (received[0] = ((NativeSocket) handle).receiveMessage(room, ancillary, flags)) != null;
        perform(PollSet.READ, (flags & DO_NOT_WAIT) != 0, attempt, ts);
        return received[0];
    }

    /// A stream's other end is known already.
    private Object from(NativeSocket.Message message) {
        return kind == 1 && family != 1 ? PyNone.NONE : Addresses.orNone(message.from(), family);
    }

    /// Receives a message and returns its flags: whether there was more of a datagram than room.
    private long receiveMessage(byte[] room, int flags, SocketHandle.Received[] received, ThreadState ts) {
        if (kind != 2) {
            received[0] = receive(room, 0, room.length, flags, ts);
            return 0;
        }
        byte[] larger = new byte[room.length + 1];
        received[0] = receive(larger, 0, larger.length, flags, ts);
        System.arraycopy(larger, 0, room, 0, room.length);
        return received[0].length() > room.length ? TRUNCATED : 0;
    }

    private static void checkAncillary(long size) {
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw valueError("invalid ancillary data buffer length");
        }
    }

    @Method("recvmsg_into(self, buffers, ancbufsize=0, flags=0, /)")
    Object recvmsgInto(Object targets, long ancillary, int flags, ThreadState ts) {
        List<Buffer> buffers = new ArrayList<>();
        try {
            int total = 0;
            for (Object o : Iteration.toArray(targets, "recvmsg_into() argument 1 must be an iterable")) {
                Buffer buffer = Buffer.isBuffer(o) ? Buffer.of(o) : null;
                if (buffer == null || buffer.isReadOnly()) {
                    throw typeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers");
                }
                buffers.add(buffer);
                total += buffer.length();
            }
            checkAncillary(ancillary);
            byte[] room = new byte[Math.min(total, LARGEST_PART)];
            if (module.resolver != null) {
                NativeSocket.Message message = message(room, (int) ancillary, flags, ts);
                scatter(room, Math.min(room.length, message.length()), buffers);
                return PyTuple.of(new Object[] {
                    (long) message.length(), SocketMessages.toPython(message.ancillary(), module.table), (long) message.flags(), from(message)
                });
            }
            SocketHandle.Received[] one = new SocketHandle.Received[1];
            long found = receiveMessage(room, flags, one, ts);
            int length = Math.min(room.length, one[0].length());
            scatter(room, length, buffers);
            return PyTuple.of(new Object[] {(long) length, PyList.of(), found, Addresses.orNone(one[0].from(), family)});
        } finally {
            for (Buffer b : buffers) {
                b.release();
            }
        }
    }

    private static void scatter(byte[] room, int length, List<Buffer> buffers) {
        int at = 0;
        for (Buffer b : buffers) {
            int n = Math.min(b.length(), length - at);
            System.arraycopy(room, at, b.memory(), b.offset(), n);
            at += n;
        }
    }

    // Sending

    private void checkFlags(int flags) {
        if ((flags & OUT_OF_BAND) != 0 && module.resolver == null) {
            throw Raise.notImplementedError("out-of-band data is not supported");
        }
    }

    @Method("send(self, data, flags=0, /)")
    int send(Buffer data, int flags, ThreadState ts) {
        return send(data.memory(), data.offset(), data.length(), flags, ts);
    }

    private int send(byte[] source, int offset, int length, int flags, ThreadState ts) {
        checkFlags(flags);
        int[] sent = new int[1];
        int total = 0;
        do {
            int from = total;
            Attempt attempt = handle -> (sent[0] = handle.sendWith(source, offset + from, length - from, flags, null)) >= 0;
            perform(PollSet.WRITE, (flags & DO_NOT_WAIT) != 0, attempt, ts);
            total += sent[0];
            // The system's call does not return from a blocking socket before everything has gone.
        } while (timeout < 0 && kind == 1 && total < length && sent[0] > 0 && (flags & DO_NOT_WAIT) == 0);
        return total;
    }

    @Method("sendall(self, data, flags=0, /)")
    void sendall(Buffer data, int flags, ThreadState ts) {
        checkFlags(flags);
        long deadline = timeout < 0 ? Long.MAX_VALUE : System.nanoTime() + timeout;
        int[] sent = new int[1];
        for (int done = 0; done < data.length(); done += sent[0]) {
            int from = data.offset() + done;
            int left = data.length() - done;
            Attempt attempt = handle -> (sent[0] = handle.sendWith(data.memory(), from, left, flags, null)) >= 0;
            perform(PollSet.WRITE, (flags & DO_NOT_WAIT) != 0, deadline, attempt, ts);
        }
    }

    @Method("sendto(self, *args)")
    int sendto(Object[] args, ThreadState ts) {
        if (args.length < 2 || args.length > 3) {
            throw typeError("sendto() takes 2 or 3 arguments (%d given)", args.length);
        }
        Buffer data = Buffer.of(args[0]);
        try {
            int flags = args.length == 3 ? Conversion.toInt(args[1]) : 0;
            checkFlags(flags);
            return sendTo(data.memory(), data.offset(), data.length(), args[args.length - 1], flags, "sendto", ts);
        } finally {
            data.release();
        }
    }

    private int sendTo(byte[] source, int offset, int length, Object address, int flags, String function, ThreadState ts) {
        SocketAddress to = Addresses.parse(address, family, function, module);
        int[] sent = new int[1];
        Attempt attempt = handle -> (sent[0] = handle.sendWith(source, offset, length, flags, to)) >= 0;
        perform(PollSet.WRITE, (flags & DO_NOT_WAIT) != 0, attempt, ts);
        return sent[0];
    }

    @Method("sendmsg(self, buffers, ancdata=NULL, flags=0, address=None, /)")
    int sendmsg(Object sources, Object ancillary, int flags, Object address, ThreadState ts) {
        if (module.resolver != null) {
            return sendMessage(sources, ancillary, flags, address, ts);
        }
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (Object o : Iteration.toArray(sources, "sendmsg() argument 1 must be an iterable")) {
            all.writeBytes(Buffer.bytesOf(o));
        }
        if (ancillary != null && Iteration.toArray(ancillary, "sendmsg() argument 2 must be an iterable").length > 0) {
            throw Raise.notImplementedError("ancillary data is not supported");
        }
        byte[] bytes = all.toByteArray();
        checkFlags(flags);
        return address == PyNone.NONE ? send(bytes, 0, bytes.length, flags, ts)
                : sendTo(bytes, 0, bytes.length, address, flags, "sendmsg", ts);
    }

    private int sendMessage(Object sources, Object ancillary, int flags, Object address, ThreadState ts) {
        byte[] bytes = SocketMessages.joined(sources);
        NativeSocket.Ancillary[] beside = SocketMessages.fromPython(ancillary, module.table);
        SocketAddress to = address == PyNone.NONE ? null : Addresses.parse(address, family, "sendmsg", module);
        int[] sent = new int[1];
        Attempt attempt = handle -> (sent[0] = ((NativeSocket) handle).sendMessage(bytes, beside, flags, to)) >= 0;
        perform(PollSet.WRITE, (flags & DO_NOT_WAIT) != 0, attempt, ts);
        return sent[0];
    }

    // Options

    @Method("setsockopt(self, *args)")
    void setsockopt(Object[] args) {
        if (args.length < 3 || args.length > 4) {
            throw typeError("setsockopt() takes %s arguments (%d given)", args.length < 3 ? "exactly 3" : "at most 4", args.length);
        }
        int level = Conversion.toInt(args[0]);
        int name = Conversion.toInt(args[1]);
        try {
            if (handle() instanceof NativeSocket socket) {
                SocketMessages.setOption(socket, level, name, args);
                return;
            }
            if (args.length == 4) {
                // A length without a value is for options that Java has not.
                throw new HostError(Errno.EINVAL);
            }
            Object value = PyInt.valueOrNull(args[2]);
            if (value != null) {
                handle().setOption(level, name, Conversion.toInt(value));
            } else {
                SocketOptions.set(handle(), level, name, Buffer.bytesOf(args[2]));
            }
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }

    @Method("getsockopt(self, level, option, buflen=0, /)")
    Object getsockopt(int level, int name, int length) {
        if (length < 0 || length > 1024) {
            throw Raise.with(PyExc.OSError, "getsockopt buflen out of range");
        }
        try {
            if (handle() instanceof NativeSocket socket) {
                return length == 0 ? (Object) (long) socket.option(level, name) : PyBytes.of(socket.option(level, name, length));
            }
            return SocketOptions.get(handle(), level, name, length);
        } catch (HostError e) {
            throw Addresses.error(e);
        }
    }
}
