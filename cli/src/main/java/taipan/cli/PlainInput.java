package taipan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/// Statements from a pipe or a dumb terminal: prompts go to standard error, lines are read byte by byte so that the rest
/// of the input stays for the program.
/// CPython: Parser/myreadline.c (PyOS_StdioReadline)
final class PlainInput implements Repl.StatementSource {
    private final InputStream in;
    private final PrintStream prompts;
    private final Charset charset;
    private boolean ended;

    PlainInput(InputStream in, PrintStream prompts, Charset charset) {
        this.in = in;
        this.prompts = prompts;
        this.charset = charset;
    }

    @Override
    public String read(String prompt, String continuation) {
        if (ended) {
            prompts.print(prompt + "\n");
            prompts.flush();
            return null;
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            prompts.print(text.isEmpty() ? prompt : continuation);
            prompts.flush();
            String line = readLine();
            if (line == null) {
                ended = true;
                prompts.print("\n");
                prompts.flush();
                return text.isEmpty() ? null : text.toString();
            }
            text.append(line);
            if (!line.endsWith("\n")) {
                // The last line of the input has no end: more is asked for, and the end of the input completes it.
                ended = true;
                prompts.print(continuation + "\n");
                prompts.flush();
                return text.append('\n').toString();
            }
            if (!Repl.isIncomplete(text.toString())) {
                return text.toString();
            }
        }
    }

    private String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int b;
            while ((b = in.read()) >= 0) {
                line.write(b);
                if (b == '\n') {
                    break;
                }
            }
        } catch (IOException e) {
            return null;
        }
        return line.size() == 0 ? null : line.toString(charset);
    }
}
