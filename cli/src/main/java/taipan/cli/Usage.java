package taipan.cli;

/// What the command says about itself.
/// CPython: Python/initconfig.c (usage_line, usage_1)
final class Usage {
    private Usage() {}

    /// The line that follows every complaint about the command line.
    static String line(String program) {
        return "usage: " + program + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";
    }

    static String hint() {
        return "Try `python -h' for more information.\n";
    }

    /// The answer to `-h`.
    static String help(String program) {
        return line(program) + OPTIONS;
    }

    private static final String OPTIONS =
            """
            Options (each may be given once or, where it says so, several times):
            -b     : warn when bytes are compared with str or int; -bb makes it an error
            -B     : write no .pyc files; also PYTHONDONTWRITEBYTECODE=x
            -c cmd : run the text of a program; ends the options
            -d     : accepted, for debugging builds of the parser; also PYTHONDEBUG=x
            -E     : ignore the PYTHON* environment variables
            -h     : show this text; also -? and --help
            -i     : go on with the prompt after the program; also PYTHONINSPECT=x
            -I     : isolate from the user's environment (implies -E and -s)
            -m mod : run a module of the library or of sys.path as a program; ends the options
            -O     : leave out assert statements, and code under __debug__; also PYTHONOPTIMIZE=x
            -OO    : as -O, and leave out docstrings
            -q     : no version and copyright lines before the prompt
            -s     : keep the user's site folder out of sys.path; also PYTHONNOUSERSITE
            -S     : do not import the module site
            -u     : unbuffered stdout and stderr; also PYTHONUNBUFFERED=x
            -v     : say what is imported from where; several times for more; also PYTHONVERBOSE=x
            -V     : show the version; -VV shows more; also --version
            -W arg : control warnings, arg is action:message:category:module:lineno; also PYTHONWARNINGS=arg
            -x     : skip the first line of the source
            -X opt : an option of this implementation:
                     dev, faulthandler, importtime, int_max_str_digits=N, jit=off|on, pycache_prefix=PATH, trace-jit,
                     tracemalloc[=N], utf8[=0|1], warn_default_encoding
            -J opt : an option for the JVM (-J-Xmx2g); also TAIPAN_OPTS
            --check-hash-based-pycs always|default|never : how importlib treats .pyc files with a hash
            file   : run a program from a file, a folder or a zip archive with a __main__ module
            -      : run a program from standard input (the prompt, when that is a terminal)
            arg ...: what the program finds in sys.argv[1:]

            Commands of Taipan (a file of that name runs as ./dis):
            dis FILE | -c CODE          : show bytecode
            compile SRC -o PYC          : write a .pyc file; --list FILE for many
            lab [FILE]                  : open a page that shows how a program is compiled and executed, step by step
            step FILE                   : the same steps in the terminal

            Environment: PYTHONSTARTUP, PYTHONPATH, PYTHONHOME, PYTHONHASHSEED, PYTHONINTMAXSTRDIGITS, PYTHONIOENCODING,
            PYTHONBREAKPOINT, PYTHONPYCACHEPREFIX, PYTHONUTF8 and the variables named above.
            """;
}
