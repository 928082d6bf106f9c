package taipan.modules;

import taipan.builtins.NativeModules;
import taipan.modules.array.ArrayModuleBindings;
import taipan.modules.audio.AudioopModuleBindings;
import taipan.modules.binascii.BinasciiModuleBindings;
import taipan.modules.bz2.Bz2ModuleBindings;
import taipan.modules.collections.CollectionsModuleBindings;
import taipan.modules.contextvars.ContextvarsModuleBindings;
import taipan.modules.csv.CsvModuleBindings;
import taipan.modules.ctypes.CtypesModuleBindings;
import taipan.modules.datetime.DatetimeModuleBindings;
import taipan.modules.decimal.DecimalModuleBindings;
import taipan.modules.diagnosis.FaulthandlerModuleBindings;
import taipan.modules.diagnosis.LsprofModuleBindings;
import taipan.modules.diagnosis.TracemallocModuleBindings;
import taipan.modules.examples.SubtypesModuleBindings;
import taipan.modules.expat.ElementTreeModuleBindings;
import taipan.modules.expat.PyexpatModuleBindings;
import taipan.modules.functools.FunctoolsModuleBindings;
import taipan.modules.hashes.Blake2ModuleBindings;
import taipan.modules.hashes.HashlibModuleBindings;
import taipan.modules.hashes.Md5ModuleBindings;
import taipan.modules.hashes.Sha1ModuleBindings;
import taipan.modules.hashes.Sha256ModuleBindings;
import taipan.modules.hashes.Sha3ModuleBindings;
import taipan.modules.hashes.Sha512ModuleBindings;
import taipan.modules.io.IoModuleBindings;
import taipan.modules.itertools.ItertoolsModuleBindings;
import taipan.modules.json.JsonModuleBindings;
import taipan.modules.lzma.LzmaModuleBindings;
import taipan.modules.math.CmathModuleBindings;
import taipan.modules.math.MathModuleBindings;
import taipan.modules.math.StatisticsModuleBindings;
import taipan.modules.multibytecodec.CodecsCnModuleBindings;
import taipan.modules.multibytecodec.CodecsHkModuleBindings;
import taipan.modules.multibytecodec.CodecsIso2022ModuleBindings;
import taipan.modules.multibytecodec.CodecsJpModuleBindings;
import taipan.modules.multibytecodec.CodecsKrModuleBindings;
import taipan.modules.multibytecodec.CodecsTwModuleBindings;
import taipan.modules.multibytecodec.MultibytecodecModuleBindings;
import taipan.modules.operator.OperatorModuleBindings;
import taipan.modules.pickle.PickleModuleBindings;
import taipan.modules.posix.PosixModuleBindings;
import taipan.modules.posix.PosixSubprocessModuleBindings;
import taipan.modules.queue.QueueModuleBindings;
import taipan.modules.random.RandomModuleBindings;
import taipan.modules.select.SelectModuleBindings;
import taipan.modules.socket.SocketModuleBindings;
import taipan.modules.sqlite.SqliteModuleBindings;
import taipan.modules.sre.SreModuleBindings;
import taipan.modules.ssl.SslModuleBindings;
import taipan.modules.struct.StructModuleBindings;
import taipan.modules.threads.ThreadModuleBindings;
import taipan.modules.unicodedata.UnicodedataModuleBindings;
import taipan.modules.unix.FcntlModuleBindings;
import taipan.modules.unix.GrpModuleBindings;
import taipan.modules.unix.MmapModuleBindings;
import taipan.modules.unix.MultiprocessingModuleBindings;
import taipan.modules.unix.PosixshmemModuleBindings;
import taipan.modules.unix.ResourceModuleBindings;
import taipan.modules.unix.SpwdModuleBindings;
import taipan.modules.unix.SyslogModuleBindings;
import taipan.modules.unix.TermiosModuleBindings;
import taipan.modules.unix.UuidModuleBindings;
import taipan.modules.zlib.ZlibModuleBindings;
import taipan.objects.InterpreterState;
import taipan.objects.PyModuleObject;

/// All native modules of the standard library: one switch over their names.
/// CPython: Modules/config.c.in
public final class StandardModules implements NativeModules {
    private static final String[] NAMES = {
        "_abc",
        "_bisect",
        "_blake2",
        "_bz2",
        "_codecs",
        "_codecs_cn",
        "_codecs_hk",
        "_codecs_iso2022",
        "_codecs_jp",
        "_codecs_kr",
        "_codecs_tw",
        "_collections",
        "_contextvars",
        "_csv",
        "_ctypes",
        "_datetime",
        "_decimal",
        "_elementtree",
        "_functools",
        "_hashlib",
        "_heapq",
        "_io",
        "_json",
        "_locale",
        "_lsprof",
        "_lzma",
        "_md5",
        "_multibytecodec",
        "_multiprocessing",
        "_opcode",
        "_operator",
        "_pickle",
        "_posixshmem",
        "_posixsubprocess",
        "_queue",
        "_random",
        "_sha1",
        "_sha256",
        "_sha3",
        "_sha512",
        "_signal",
        "_socket",
        "_sqlite3",
        "_sre",
        "_ssl",
        "_stat",
        "_statistics",
        "_string",
        "_struct",
        "_thread",
        "_tracemalloc",
        "_uuid",
        "_weakref",
        "array",
        "atexit",
        "audioop",
        "binascii",
        "cmath",
        "errno",
        "faulthandler",
        "fcntl",
        "gc",
        "grp",
        "itertools",
        "math",
        "mmap",
        "posix",
        "pwd",
        "pyexpat",
        "resource",
        "select",
        "spwd",
        "syslog",
        "termios",
        "time",
        "unicodedata",
        "xxsubtype",
        "zlib",
    };

    @Override
    public PyModuleObject create(InterpreterState interpreter, String name) {
        return switch (name) {
            case "_abc" -> AbcModuleBindings.newModule(interpreter);
            case "_bisect" -> BisectModuleBindings.newModule(interpreter);
            case "_blake2" -> Blake2ModuleBindings.newModule(interpreter);
            case "_bz2" -> Bz2ModuleBindings.newModule(interpreter);
            case "_codecs" -> CodecsModuleBindings.newModule(interpreter);
            case "_codecs_cn" -> CodecsCnModuleBindings.newModule(interpreter);
            case "_codecs_hk" -> CodecsHkModuleBindings.newModule(interpreter);
            case "_codecs_iso2022" -> CodecsIso2022ModuleBindings.newModule(interpreter);
            case "_codecs_jp" -> CodecsJpModuleBindings.newModule(interpreter);
            case "_codecs_kr" -> CodecsKrModuleBindings.newModule(interpreter);
            case "_codecs_tw" -> CodecsTwModuleBindings.newModule(interpreter);
            case "_collections" -> CollectionsModuleBindings.newModule(interpreter);
            case "_contextvars" -> ContextvarsModuleBindings.newModule(interpreter);
            case "_csv" -> CsvModuleBindings.newModule(interpreter);
            case "_ctypes" -> CtypesModuleBindings.newModule(interpreter);
            case "_datetime" -> DatetimeModuleBindings.newModule(interpreter);
            case "_decimal" -> DecimalModuleBindings.newModule(interpreter);
            case "_elementtree" -> ElementTreeModuleBindings.newModule(interpreter);
            case "_functools" -> FunctoolsModuleBindings.newModule(interpreter);
            case "_hashlib" -> HashlibModuleBindings.newModule(interpreter);
            case "_heapq" -> HeapqModuleBindings.newModule(interpreter);
            case "_io" -> IoModuleBindings.newModule(interpreter);
            case "_json" -> JsonModuleBindings.newModule(interpreter);
            case "_locale" -> LocaleModuleBindings.newModule(interpreter);
            case "_lsprof" -> LsprofModuleBindings.newModule(interpreter);
            case "_lzma" -> LzmaModuleBindings.newModule(interpreter);
            case "_md5" -> Md5ModuleBindings.newModule(interpreter);
            case "_multibytecodec" -> MultibytecodecModuleBindings.newModule(interpreter);
            case "_multiprocessing" -> MultiprocessingModuleBindings.newModule(interpreter);
            case "_opcode" -> OpcodeModuleBindings.newModule(interpreter);
            case "_operator" -> OperatorModuleBindings.newModule(interpreter);
            case "_pickle" -> PickleModuleBindings.newModule(interpreter);
            case "_posixshmem" -> PosixshmemModuleBindings.newModule(interpreter);
            case "_posixsubprocess" -> PosixSubprocessModuleBindings.newModule(interpreter);
            case "_queue" -> QueueModuleBindings.newModule(interpreter);
            case "_random" -> RandomModuleBindings.newModule(interpreter);
            case "_sha1" -> Sha1ModuleBindings.newModule(interpreter);
            case "_sha256" -> Sha256ModuleBindings.newModule(interpreter);
            case "_sha3" -> Sha3ModuleBindings.newModule(interpreter);
            case "_sha512" -> Sha512ModuleBindings.newModule(interpreter);
            case "_signal" -> SignalModuleBindings.newModule(interpreter);
            case "_socket" -> SocketModuleBindings.newModule(interpreter);
            case "_sqlite3" -> SqliteModuleBindings.newModule(interpreter);
            case "_sre" -> SreModuleBindings.newModule(interpreter);
            case "_ssl" -> SslModuleBindings.newModule(interpreter);
            case "_stat" -> StatModuleBindings.newModule(interpreter);
            case "_statistics" -> StatisticsModuleBindings.newModule(interpreter);
            case "_string" -> StringModuleBindings.newModule(interpreter);
            case "_struct" -> StructModuleBindings.newModule(interpreter);
            case "_thread" -> ThreadModuleBindings.newModule(interpreter);
            case "_tracemalloc" -> TracemallocModuleBindings.newModule(interpreter);
            case "_uuid" -> UuidModuleBindings.newModule(interpreter);
            case "_weakref" -> WeakrefModuleBindings.newModule(interpreter);
            case "array" -> ArrayModuleBindings.newModule(interpreter);
            case "atexit" -> AtexitModuleBindings.newModule(interpreter);
            case "audioop" -> AudioopModuleBindings.newModule(interpreter);
            case "binascii" -> BinasciiModuleBindings.newModule(interpreter);
            case "cmath" -> CmathModuleBindings.newModule(interpreter);
            case "errno" -> ErrnoModuleBindings.newModule(interpreter);
            case "faulthandler" -> FaulthandlerModuleBindings.newModule(interpreter);
            case "fcntl" -> FcntlModuleBindings.newModule(interpreter);
            case "gc" -> GcModuleBindings.newModule(interpreter);
            case "grp" -> GrpModuleBindings.newModule(interpreter);
            case "itertools" -> ItertoolsModuleBindings.newModule(interpreter);
            case "math" -> MathModuleBindings.newModule(interpreter);
            case "mmap" -> MmapModuleBindings.newModule(interpreter);
            case "posix" -> PosixModuleBindings.newModule(interpreter);
            case "pwd" -> PwdModuleBindings.newModule(interpreter);
            case "pyexpat" -> PyexpatModuleBindings.newModule(interpreter);
            case "resource" -> ResourceModuleBindings.newModule(interpreter);
            case "select" -> SelectModuleBindings.newModule(interpreter);
            case "spwd" -> SpwdModuleBindings.newModule(interpreter);
            case "syslog" -> SyslogModuleBindings.newModule(interpreter);
            case "termios" -> TermiosModuleBindings.newModule(interpreter);
            case "time" -> TimeModuleBindings.newModule(interpreter);
            case "unicodedata" -> UnicodedataModuleBindings.newModule(interpreter);
            case "xxsubtype" -> SubtypesModuleBindings.newModule(interpreter);
            case "zlib" -> ZlibModuleBindings.newModule(interpreter);
            default -> null;
        };
    }

    @Override
    public String[] names() {
        return NAMES.clone();
    }
}
