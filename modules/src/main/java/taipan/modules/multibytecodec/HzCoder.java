package taipan.modules.multibytecodec;

import java.nio.charset.Charset;
import taipan.text.ByteBuilder;
import taipan.text.TextBuilder;

/// HZ: GB 2312 in seven bits, between `~{` and `~}`.
/// CPython: Modules/cjkcodecs/_codecs_cn.c (hz)
final class HzCoder implements MultibyteCoder {
    private final CharsetCoder table = new CharsetCoder(Charset.forName("GB2312"));
    private boolean chinese;

    @Override
    public int decode(byte[] input, int at, TextBuilder out) {
        int c = input[at];
        if (c == '~') {
            if (at + 1 == input.length) {
                return 0;
            }
            int next = input[at + 1];
            if (next == '~' && !chinese) {
                out.append('~');
            } else if (next == '{' && !chinese) {
                chinese = true;
            } else if (next == '}' && chinese) {
                chinese = false;
            } else if (next != '\n' || chinese) {
                return -1;
            }
            return 2;
        }
        if (c < 0) {
            return -1;
        }
        if (!chinese) {
            out.append((char) c);
            return 1;
        }
        if (at + 1 == input.length) {
            return 0;
        }
        int cp = table.codePoint((byte) (c | 0x80), (byte) (input[at + 1] | 0x80));
        if (cp < 0) {
            return -1;
        }
        out.append(cp);
        return 2;
    }

    @Override
    public boolean encode(int cp, ByteBuilder out) {
        if (cp < 0x80) {
            finish(out);
            if (cp == '~') {
                out.append('~');
            }
            out.append(cp);
            return true;
        }
        byte[] bytes = table.bytes(cp);
        if (bytes == null || bytes.length != 2) {
            return false;
        }
        if (!chinese) {
            out.append("~{");
            chinese = true;
        }
        out.append(bytes[0] & 0x7F).append(bytes[1] & 0x7F);
        return true;
    }

    @Override
    public void finish(ByteBuilder out) {
        if (chinese) {
            out.append("~}");
            chinese = false;
        }
    }

    @Override
    public void reset() {
        chinese = false;
    }

    @Override
    public long state() {
        return chinese ? 1 : 0;
    }

    @Override
    public void setState(long state) {
        chinese = state != 0;
    }
}
