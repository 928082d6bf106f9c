package taipan.modules.unix;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import taipan.host.Descriptors;
import taipan.host.FileHandle;
import taipan.host.FileSystem;
import taipan.text.ByteBuilder;

/// A file of the system with one line per account and colons between the fields.
/// CPython: no counterpart
final class AccountFile {
    private AccountFile() {}

    /// The lines that have so many fields. Throws `HostError`.
    static List<String[]> lines(Descriptors table, String path, int fields) {
        ByteBuilder all = new ByteBuilder(4096);
        int fd = table.open(path, FileSystem.READ_ONLY, 0);
        try {
            FileHandle handle = table.get(fd);
            byte[] part = new byte[4096];
            for (int n = handle.read(part, 0, part.length); n > 0; n = handle.read(part, 0, part.length)) {
                all.append(part, 0, n);
            }
        } finally {
            table.close(fd);
        }
        List<String[]> lines = new ArrayList<>();
        for (String line : new String(all.toBytes(), StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.split(":", -1);
            if (parts.length == fields) {
                lines.add(parts);
            }
        }
        return lines;
    }
}
