package taipan.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taipan.builtins.NativeModules;
import taipan.code.CodeObject;
import taipan.code.Disassembler;
import taipan.code.Instruction;
import taipan.compiler.Compiler;
import taipan.compiler.SyntaxProblem;
import taipan.objects.PyFrame;
import taipan.objects.ThreadState;

/// `taipan step FILE`: the lab's machine in the terminal. The program is recorded first, with the limits of the lab, and
/// then walked through in both directions.
public final class Step {
    private static final String USAGE = "usage: taipan step [-h] FILE\n";
    private static final String KEYS = """
            n, Enter  one instruction       b  back one instruction
            l         one line              L  back one line
            o         over calls            u  out of this call
            g N       to step N             s, e  to the start, to the end
            v         all objects           d  the instructions of this code
            ?         these keys            q  the end
            """;

    private final Trace trace;
    private final List<CodeObject> codes;
    private final Places lines;
    private final PrintStream out;
    private final Replay replay;
    private final int[] frameAt;
    private final int[] instructionAt;
    private final int[] depthAt;
    private final Map<String, String> sentences = new HashMap<>();

    private Step(Trace trace, CodeObject module, String source, PrintStream out) {
        this.trace = trace;
        this.codes = CodeView.numbered(module);
        this.lines = new Places(source);
        this.out = out;
        this.replay = new Replay(trace);
        frameAt = new int[trace.states()];
        instructionAt = new int[trace.states()];
        depthAt = new int[trace.states()];
        for (int i = 0; i < trace.states(); i++) {
            replay.go(i);
            boolean over = replay.calls().size == 0;
            frameAt[i] = over ? -1 : replay.calls().last();
            instructionAt[i] = over ? -1 : replay.instruction(frameAt[i]);
            depthAt[i] = replay.calls().size;
        }
    }

    /// The exit status. `args` are the words behind `step`.
    public static int run(String[] args, NativeModules modules, InputStream in, PrintStream out, PrintStream err) {
        if (args.length == 1 && (args[0].equals("-h") || args[0].equals("--help"))) {
            out.print(USAGE + "\nSteps through a Python program, instruction by instruction, forwards and backwards.\n\n" + KEYS);
            return 0;
        }
        if (args.length != 1) {
            err.print(USAGE + "taipan step: error: one FILE is needed\n");
            return 2;
        }
        String source;
        CodeObject code;
        try {
            source = Files.readString(Path.of(args[0]));
            code = Compiler.compile(source.getBytes(StandardCharsets.UTF_8), Dissection.options(0));
        } catch (NoSuchFileException e) {
            err.print(USAGE + "taipan step: error: can't open '" + args[0] + "': [Errno 2] No such file or directory\n");
            return 2;
        } catch (MalformedInputException e) {
            err.print(USAGE + "taipan step: error: '" + args[0] + "' is not UTF-8\n");
            return 2;
        } catch (IOException e) {
            err.print("taipan step: can't read '" + args[0] + "'\n");
            return 2;
        } catch (SyntaxProblem e) {
            Map<String, Object> shown = JsonReader.readObject(Dissection.of(readable(args[0]), 0));
            err.print(((Map<?, ?>) shown.get("error")).get("text") + "\n");
            return 1;
        }
        var trace = new Trace[1];
        String library = System.getProperty("taipan.home") + "/lib/python3.10";
        var recording = new Recording(modules, library, source, "", Recorder.MOST_STEPS, false, Recording.TIME);
        var thread = new ThreadState.PythonThread(null, () -> trace[0] = recording.run(), "program", Recording.STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(Recording.TIME.toMillis() + 15_000);
        } catch (InterruptedException e) {
            return 1;
        }
        if (thread.isAlive() && recording.recorder() != null) {
            recording.recorder().end("limit", "The program was stopped: one operation took longer than " + Recording.seconds(Recording.TIME) + ".");
            trace[0] = recording.recorder().trace();
        }
        if (trace[0] == null) {
            err.print("taipan step: the program could not be recorded\n");
            return 1;
        }
        return new Step(trace[0], code, source, out).talk(in);
    }

    private static String readable(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }

    private int talk(InputStream in) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            replay.go(0);
            show();
            while (true) {
                out.print("(step) ");
                out.flush();
                String line = reader.readLine();
                if (line == null || line.strip().equals("q")) return 0;
                if (command(line.strip())) show();
            }
        } catch (IOException e) {
            return 1;
        }
    }

    private boolean command(String line) {
        int at = replay.at();
        int last = trace.states() - 1;
        switch (line.isEmpty() ? "n" : line.substring(0, 1)) {
            case "n" -> go(at + 1);
            case "b" -> go(at - 1);
            case "s" -> go(0);
            case "e" -> go(last);
            case "l" -> go(seek(at, 1, depthAt[at] + last, true));
            case "L" -> go(seek(at, -1, depthAt[at] + last, true));
            case "o" -> go(seek(at, 1, depthAt[at], true));
            case "u" -> go(seek(at, 1, depthAt[at] - 1, false));
            case "g" -> {
                try {
                    go(Integer.parseInt(line.substring(1).strip()));
                } catch (NumberFormatException e) {
                    out.print("g needs the number of a step\n");
                    return false;
                }
            }
            case "v" -> {
                for (int ref = 1; ref < trace.refs.size(); ref++) {
                    if (!trace.refs.get(ref).kind().equals("atom") && replay.parts(ref).size > 0 && ref != trace.main) {
                        out.print("  #" + ref + " " + brief(ref, 2) + "\n");
                    }
                }
                return false;
            }
            case "d" -> {
                if (frameAt[at] >= 0) out.print(Disassembler.disassemble(code(frameAt[at])));
                return false;
            }
            default -> {
                out.print(KEYS);
                return false;
            }
        }
        return true;
    }

    private void go(int step) {
        replay.go(Math.clamp(step, 0, trace.states() - 1));
    }

    /// The next step that begins a line (or any, if `lines` does not matter) and is not nested deeper than `depth`.
    private int seek(int from, int direction, int depth, boolean newLine) {
        int i = from + direction;
        for (; i > 0 && i < trace.states() - 1; i += direction) {
            if (depthAt[i] > depth) continue;
            boolean begins = frameAt[i] != frameAt[i - 1] || line(i) != line(i - 1) || instructionAt[i] < instructionAt[i - 1];
            if (!newLine || begins && line(i) > 0) return i;
        }
        return i;
    }

    private CodeObject code(int frame) {
        return codes.get(trace.frames.get(frame).code());
    }

    private int line(int step) {
        return frameAt[step] < 0 ? -1 : code(frameAt[step]).line(2 * instructionAt[step]);
    }

    // Showing

    private void show() {
        int at = replay.at();
        for (Trace.Note note : trace.notes) {
            if (note.step() != at) continue;
            out.print(switch (note.kind()) {
                case "exception" -> "  ! " + note.text() + " was raised\n";
                case "yield" -> "  < " + note.text() + " yielded " + brief(note.ref(), 1) + " and is suspended\n";
                default -> "  < " + note.text() + "() returned " + brief(note.ref(), 1) + "\n";
            });
        }
        if (frameAt[at] < 0) {
            out.print("step " + at + " of " + (trace.states() - 1) + ": the end\n");
            if (!trace.endText.isEmpty()) out.print(trace.endText + "\n");
            if (!trace.output.isEmpty()) out.print("output:\n" + trace.output.toString().stripTrailing() + "\n");
            return;
        }
        int frame = frameAt[at];
        CodeObject code = code(frame);
        Instruction now = Instruction.of(code).get(instructionAt[at]);
        String meaning = now.arg() < 0 ? "" : Disassembler.meaning(code, now).replaceAll(" at 0x[0-9a-f]+, file \"<lab>\"", "");
        int line = line(at);
        out.print("step " + at + " of " + (trace.states() - 1) + ", " + calls() + "\n");
        if (line > 0) out.print("  " + line + "  " + lines.line(line) + "\n");
        out.print("  " + now.offset() + " " + now.name() + (now.arg() < 0 ? "" : " " + now.arg())
                + (meaning.isEmpty() ? "" : " (" + meaning + ")") + "\n");
        String sentence = sentence(now.name());
        if (sentence != null) {
            out.print("  " + sentence.replace("{arg}", meaning.isEmpty() ? now.arg() < 0 ? "" : "" + now.arg() : meaning) + "\n");
        }
        var stack = new StringBuilder();
        Ints values = replay.stack(frame);
        for (int i = 0; i < values.size; i++) stack.append(i == 0 ? "" : " | ").append(brief(values.get(i), 1));
        out.print("  stack   " + (values.size == 0 ? "empty" : stack + "  <- top") + "\n");
        Ints blocks = replay.blocks(frame);
        for (int i = 0; i < blocks.size; i += 3) {
            out.print("  block   " + (blocks.get(i) == PyFrame.EXCEPT_HANDLER ? "an exception is being handled"
                    : "an exception goes to " + 2 * blocks.get(i + 1)) + ", stack back to " + blocks.get(i + 2) + "\n");
        }
        names(frame, code);
    }

    private String calls() {
        var text = new StringBuilder();
        Ints calls = replay.calls();
        int first = Math.max(0, calls.size - 4);
        if (first > 0) text.append("... > ");
        for (int i = first; i < calls.size; i++) {
            int frame = calls.get(i);
            text.append(i == first ? "" : " > ").append(code(frame).name).append(" line ").append(code(frame).line(2 * replay.instruction(frame)));
        }
        return text.toString();
    }

    private void names(int frame, CodeObject code) {
        Ints variables = replay.variables(frame);
        for (int i = 0; i < variables.size; i++) {
            if (variables.get(i) == 0) continue;
            String name = i < code.nlocals ? code.varnames[i] : i < code.nlocals + code.cellvars.length
                    ? code.cellvars[i - code.nlocals] : code.freevars[i - code.nlocals - code.cellvars.length];
            out.print("  " + (i < code.nlocals ? "local   " : "cell    ") + name + " = " + brief(variables.get(i), 2) + "\n");
        }
        int namespace = trace.frames.get(frame).namespace();
        Ints parts = replay.parts(namespace == 0 ? trace.main : namespace);
        for (int i = 0; i + 1 < parts.size; i += 2) {
            String name = trace.refs.get(parts.get(i)).text();
            if (name.startsWith("'__")) continue;
            out.print("  name    " + name.substring(1, Math.max(1, name.length() - 1)) + " = " + brief(parts.get(i + 1), 2) + "\n");
        }
    }

    /// A short text for a value, with the number of the object where identity matters.
    private String brief(int ref, int depth) {
        if (ref == 0) return "NULL";
        Trace.Ref known = trace.refs.get(ref);
        Ints parts = replay.parts(ref);
        var text = new StringBuilder();
        switch (known.kind()) {
            case "atom" -> {
                return known.text();
            }
            case "list", "tuple", "set", "frozenset", "cell" -> {
                String open = known.kind().equals("list") ? "[" : known.kind().equals("tuple") ? "(" : known.kind().equals("cell") ? "cell(" : "{";
                text.append(open);
                for (int i = 0; i < Math.min(parts.size, 6); i++) text.append(i == 0 ? "" : ", ").append(depth == 0 ? "..." : brief(parts.get(i), depth - 1));
                if (parts.size > 6) text.append(", ... ").append(replay.size(ref)).append(" in all");
                text.append(known.kind().equals("list") ? "]" : open.endsWith("(") ? ")" : "}");
            }
            case "function", "class", "generator", "code" -> text.append(known.kind()).append(' ').append(known.text());
            default -> {
                text.append(known.kind().equals("dict") ? "{" : known.type() + "(");
                for (int i = 0; depth > 0 && i + 1 < Math.min(parts.size, 12); i += 2) {
                    text.append(i == 0 ? "" : ", ").append(brief(parts.get(i), 0)).append(": ").append(brief(parts.get(i + 1), depth - 1));
                }
                text.append(known.kind().equals("dict") ? "}" : ")");
            }
        }
        return text + " #" + ref;
    }

    /// What the page says of an opcode; its file is the only place where the sentences stand.
    private String sentence(String opcode) {
        if (sentences.isEmpty()) {
            try (InputStream in = Step.class.getResourceAsStream("page/opcodes.js")) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                    int colon = line.indexOf(": '");
                    int end = line.lastIndexOf('\'');
                    if (line.startsWith("  ") && colon > 2 && end > colon + 2) sentences.put(line.substring(2, colon), line.substring(colon + 3, end));
                }
            } catch (IOException e) {
                sentences.put("", "");
            }
        }
        return sentences.get(opcode);
    }
}
