package taipan.cli;

import taipan.compiler.SourceFiles;
import taipan.text.CharacterNames;

/// The environment of the commands that compile without an interpreter: files, and the names that characters have in Python.
/// CPython: Modules/unicodedata.c (getcode)
final class CommandEnvironment extends SourceFiles {
    @Override
    public int characterNamed(String name) {
        return CharacterNames.codePoint(name);
    }
}
