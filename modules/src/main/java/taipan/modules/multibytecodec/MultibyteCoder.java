package taipan.modules.multibytecodec;

import taipan.text.ByteBuilder;
import taipan.text.TextBuilder;

/// One run of an encoding in one direction, with the state that it needs between characters.
/// CPython: Modules/cjkcodecs/multibytecodec.h (MultibyteCodec_State)
interface MultibyteCoder {
    /// Decodes from `input[at]` on and answers how many bytes that took: at least one character, perhaps a whole run of
    /// them. 0 says that the character is not complete, -n that n bytes are illegal.
    int decode(byte[] input, int at, TextBuilder out);

    /// Encodes one code point and says whether that was possible.
    boolean encode(int cp, ByteBuilder out);

    /// Writes what returns to the initial state.
    void finish(ByteBuilder out);

    void reset();

    /// The state as a number.
    long state();

    void setState(long state);

    /// The letter that waits for the mark that may follow it, or 0.
    default int pending() {
        return 0;
    }

    default void setPending(int cp) {}
}
