# Descriptors of the system: sockets that pass them, terminals, locks, mapped files, waits.
import array
import fcntl
import mmap
import os
import select
import socket
import tempfile
import termios

a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
a.send(b"datagram")
print(b.recv(100), a.family == b.family)

a, b = socket.socketpair()
r, w = os.pipe()
socket.send_fds(a, [b"take this"], [w])
message, fds, flags, address = socket.recv_fds(b, 100, 4)
os.write(fds[0], b"written through the copy")
print(message, len(fds), flags, os.read(r, 100))

server = socket.socket(socket.AF_UNIX)
server.bind("\0taipan-test-%d" % os.getpid())
server.listen()
client = socket.socket(socket.AF_UNIX)
client.connect(server.getsockname())
accepted = server.accept()[0]
client.sendall(b"abstract")
print(accepted.recv(100), server.getsockname()[:8])

poller = select.epoll()
poller.register(accepted, select.EPOLLIN | select.EPOLLET)
client.send(b"x")
print([event for fd, event in poller.poll(5)], poller.poll(0))

master, slave = os.openpty()
mode = termios.tcgetattr(slave)
print(len(mode), len(mode[6]), os.isatty(slave), os.isatty(r))
os.write(master, b"line\n")
print(os.read(slave, 100))
print(array.array("h", fcntl.ioctl(slave, termios.TIOCGWINSZ, bytes(8))).tolist())

with tempfile.TemporaryFile() as file:
    file.write(b"0123456789" * 1000)
    file.flush()
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    with mmap.mmap(file.fileno(), 0) as mapped:
        mapped[2:4] = b"xy"
        view = memoryview(mapped)
        view[5] = 65
        print(mapped[:10], mapped.find(b"012", 1), len(mapped))
        view.release()
    file.seek(0)
    print(file.read(10))

try:
    os.read(1000, 1)
except OSError as e:
    print(e)
