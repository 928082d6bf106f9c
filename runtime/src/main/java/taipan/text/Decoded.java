package taipan.text;

/// What a decoder made of its input: the str, and how many bytes of the input it took.
public record Decoded(Object text, int consumed) {}
