package taipan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Statements typed at a terminal, with history, editing over several lines, completion and the user's `inputrc`.
final class TerminalInput implements Repl.StatementSource {
    private final Terminal terminal;
    private final LineReader reader;

    private TerminalInput(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    /// Opens the process's terminal. `environment` gives HOME, INPUTRC, TERM and NO_COLOR; IOException when there is no
    /// usable terminal.
    static TerminalInput open(Completion completion, Map<String, String> environment) throws IOException {
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
        Path home = Path.of(environment.getOrDefault("HOME", "."));
        boolean colors = !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("Python")
                .parser(new StatementParser())
                .completer((reader, line, candidates) -> complete(completion, line, candidates))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "")
                .variable(LineReader.HISTORY_FILE, historyFile(home, environment))
                .variable(LineReader.HISTORY_SIZE, 10_000)
                .variable(LineReader.INDENTATION, 0)
                .variable(LineReader.EDITING_MODE, editingMode(home, environment))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.BRACKETED_PASTE, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.INSERT_TAB, true)
                .option(LineReader.Option.AUTO_LIST, true);
        if (colors) {
            builder.highlighter(new SyntaxColors());
        }
        return new TerminalInput(terminal, builder.build());
    }

    private static Path historyFile(Path home, Map<String, String> environment) {
        String named = environment.get("PYTHON_HISTORY");
        return named == null ? home.resolve(".python_history") : Path.of(named);
    }

    /// `set editing-mode vi` in the user's inputrc, as GNU readline takes it.
    private static String editingMode(Path home, Map<String, String> environment) {
        String named = environment.get("INPUTRC");
        Path inputrc = named == null ? home.resolve(".inputrc") : Path.of(named);
        try {
            for (String line : Files.readAllLines(inputrc)) {
                String[] words = line.strip().split("\\s+");
                if (words.length == 3 && words[0].equals("set") && words[1].equals("editing-mode")) {
                    return words[2];
                }
            }
        } catch (IOException e) {
            // No inputrc: the default.
        }
        return "emacs";
    }

    @Override
    public String read(String prompt, String continuation) {
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, continuation);
        try {
            String text = reader.readLine(prompt);
            return text + "\n";
        } catch (UserInterruptException e) {
            throw new Repl.Interrupted();
        } catch (EndOfFileException e) {
            terminal.writer().println();
            terminal.flush();
            return null;
        }
    }

    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (IOException e) {
            // The history of this session is lost; nothing else depends on it.
        }
    }

    private static void complete(Completion completion, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        if (before.substring(before.lastIndexOf('\n') + 1).isBlank()) {
            return;
        }
        for (String word : completion.candidates(before)) {
            candidates.add(new Candidate(word, word, null, null, null, null, false));
        }
    }

    /// Ends a line only where the statement ends; splits words for completion at anything that cannot belong to a
    /// dotted name.
    private static final class StatementParser implements Parser {
        private final DefaultParser words = new DefaultParser() {
            @Override
            public boolean isDelimiterChar(CharSequence buffer, int position) {
                char c = buffer.charAt(position);
                return !Character.isUnicodeIdentifierPart(c) && c != '.';
            }
        };

        StatementParser() {
            words.setQuoteChars(new char[0]);
            words.setEscapeChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && Repl.isIncomplete(line + "\n")) {
                throw new EOFError(-1, cursor, "the statement goes on");
            }
            return words.parse(line, cursor, ParseContext.COMPLETE);
        }
    }
}
