# Programs started and waited for: pipes, descriptors, folders, umask, sessions, exit statuses.
import os
import signal
import subprocess
import tempfile

done = subprocess.run(["sh", "-c", "cat; echo to-stderr >&2; exit 3"], input=b"given", capture_output=True)
print(done.stdout, done.stderr, done.returncode)

r, w = os.pipe()
keep = os.dup2(w, 7, inheritable=False)
subprocess.run(["sh", "-c", "echo through seven >&7"], pass_fds=[7], check=True)
os.close(w)
os.close(7)
print(os.read(r, 100), os.read(r, 100))

with tempfile.TemporaryDirectory() as folder:
    print(subprocess.run(["sh", "-c", "pwd -P; umask"], cwd=folder, umask=0o27, stdout=subprocess.PIPE).stdout.split()
          == [os.path.realpath(folder).encode(), b"0027"])

child = subprocess.Popen(["sleep", "60"], start_new_session=True)
print(os.getsid(child.pid) == child.pid, os.getpgid(child.pid) == child.pid)
child.terminate()
print(child.wait() == -signal.SIGTERM)

pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exit 5"], os.environ)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
print(os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "exit 6"), os.system("exit 7") >> 8)

for command, options in ((["/no/such/program"], {}), (["true"], {"cwd": "/no/such/folder"})):
    try:
        subprocess.run(command, **options)
    except OSError as e:
        print(type(e).__name__, e)

first = subprocess.Popen(["printf", "b\\na\\nc\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate()[0])
