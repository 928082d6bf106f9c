package taipan.modules.socket;

import static taipan.objects.Raise.typeError;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import taipan.host.Descriptors;
import taipan.host.HostError;
import taipan.host.NativeSocket;
import taipan.objects.Buffer;
import taipan.objects.Conversion;
import taipan.objects.Iteration;
import taipan.objects.PyBytes;
import taipan.objects.PyInt;
import taipan.objects.PyList;
import taipan.objects.PyNone;
import taipan.objects.PyTuple;

/// Messages with ancillary data, and options that are bytes. Descriptors that travel in a message are translated
/// between the program's numbers and the system's.
/// CPython: Modules/socketmodule.c (sock_sendmsg, sock_recvmsg)
final class SocketMessages {
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;

    private SocketMessages() {}

    static byte[] joined(Object sources) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object o : Iteration.toArray(sources, "sendmsg() argument 1 must be an iterable")) {
            all.writeBytes(Buffer.bytesOf(o));
        }
        return all.toByteArray();
    }

    static NativeSocket.Ancillary[] fromPython(Object ancillary, Descriptors table) {
        if (ancillary == null) {
            return new NativeSocket.Ancillary[0];
        }
        Object[] items = Iteration.toArray(ancillary, "sendmsg() argument 2 must be an iterable");
        NativeSocket.Ancillary[] all = new NativeSocket.Ancillary[items.length];
        for (int i = 0; i < items.length; i++) {
            if (!(items[i] instanceof PyTuple t) || t.size() != 3) {
                throw typeError("[sendmsg() ancillary data items] must be sequence of length 3");
            }
            int level = Conversion.toInt(t.at(0));
            int type = Conversion.toInt(t.at(1));
            byte[] data = Buffer.bytesOf(t.at(2));
            if (level == SOL_SOCKET && type == SCM_RIGHTS) {
                ByteBuffer numbers = ByteBuffer.wrap(data.clone()).order(ByteOrder.nativeOrder());
                for (int at = 0; at + 4 <= data.length; at += 4) {
                    try {
                        numbers.putInt(at, table.systemDescriptor(numbers.getInt(at)));
                    } catch (HostError e) {
                        throw Addresses.error(e);
                    }
                }
                data = numbers.array();
            }
            all[i] = new NativeSocket.Ancillary(level, type, data);
        }
        return all;
    }

    static Object toPython(NativeSocket.Ancillary[] ancillary, Descriptors table) {
        Object[] all = new Object[ancillary.length];
        for (int i = 0; i < all.length; i++) {
            NativeSocket.Ancillary a = ancillary[i];
            byte[] data = a.data();
            if (a.level() == SOL_SOCKET && a.type() == SCM_RIGHTS) {
                ByteBuffer numbers = ByteBuffer.wrap(data).order(ByteOrder.nativeOrder());
                for (int at = 0; at + 4 <= data.length; at += 4) {
                    numbers.putInt(at, table.adopt(numbers.getInt(at)));
                }
            }
            all[i] = PyTuple.of(new Object[] {(long) a.level(), (long) a.type(), PyBytes.of(data)});
        }
        return PyList.of(all);
    }

    static void setOption(NativeSocket socket, int level, int name, Object[] args) {
        if (args.length == 4) {
            if (args[2] != PyNone.NONE) {
                throw typeError("socket option should be None when optlen is given");
            }
            socket.setOption(level, name, null, Conversion.toInt(args[3]));
            return;
        }
        if (args[2] == PyNone.NONE) {
            throw typeError("a bytes-like object is required, not 'NoneType'");
        }
        if (PyInt.valueOrNull(args[2]) != null) {
            socket.setOption(level, name, Conversion.toInt(args[2]));
        } else {
            byte[] value = Buffer.bytesOf(args[2]);
            socket.setOption(level, name, value, value.length);
        }
    }
}
