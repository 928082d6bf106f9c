package taipan.text;

/// What a codec asks when it meets something that it cannot convert; the error handlers stand behind it.
/// CPython: unicode_decode_call_errorhandler_writer, unicode_encode_call_errorhandler
public interface CodecErrors {
    /// What to put in place of the offending part, and where to go on. `value` is a str, or for an encoder also a
    /// `byte[]`; `input` is absent (null) unless a decoding handler replaced the input.
    record Replacement(Object value, int position, byte[] input) {
        public Replacement(Object value, int position) {
            this(value, position, null);
        }
    }

    /// Bytes `input[start:end]` cannot be decoded. Throws, or answers with a position within the input.
    Replacement decoding(String encoding, byte[] input, int start, int end, String reason);

    /// Characters `input[start:end]` cannot be encoded. Throws, or answers with a position within the input. A strict
    /// error must throw: codecs ask again with `strict` set when a replacement cannot be encoded itself.
    Replacement encoding(String encoding, Object input, int start, int end, String reason, boolean strict);
}
