"""Runs the test methods of one module of CPython's Lib/test and writes what became of each, one line at a time.

    run_module.py NAME RESULTS

RESULTS is appended to: `start ID` before a method, then `pass|fail|error|skip|xfail|unexpected ID TAB DETAIL`. Methods that
RESULTS already names are left out, so that a run which was killed in the middle of a method goes on behind it.
"""
import importlib
import os
import sys
import types
import unittest

# The tests are about the language and the library: modules that poke at CPython's insides do not exist here.
HIDDEN = ("_testcapi", "_testinternalcapi", "_testbuffer", "_testmultiphase", "_testimportmultiple", "_ctypes_test",
          "_xxsubinterpreters", "_xxtestfuzz", "xxlimited", "xxlimited_35")

# These modules import a helper whether or not it is there; they get one with nothing in it.
NEED_A_HELPER = {"test_datetime": "_testcapi"}

# These ask ctypes for functions of CPython's own C interface.
WITHOUT_CTYPES = ("test_code",)


class StreamingResult(unittest.TestResult):
    """Reports each method when it ends; a method with a failing sub-test fails."""

    def __init__(self, out):
        super().__init__()
        self.out = out
        self.failed_subtest = None

    def write(self, status, test, detail=""):
        detail = detail.strip().splitlines()[-1] if detail.strip() else ""
        self.out.write(f"{status} {test.id()}\t{detail[:300]}\n")
        self.out.flush()

    def startTest(self, test):
        super().startTest(test)
        self.failed_subtest = None
        self.out.write(f"start {test.id()}\n")
        self.out.flush()

    def describe(self, err):
        try:
            return f"{err[0].__name__}: {err[1]}"
        except Exception as problem:
            return f"{err[0].__name__}: <{type(problem).__name__}>"

    def addSuccess(self, test):
        if self.failed_subtest is None:
            self.write("pass", test)

    def addFailure(self, test, err):
        self.write("fail", test, self.describe(err))

    def addError(self, test, err):
        self.write("error", test, self.describe(err))

    def addSkip(self, test, reason):
        self.write("skip", test, str(reason))

    def addExpectedFailure(self, test, err):
        self.write("xfail", test)

    def addUnexpectedSuccess(self, test):
        self.write("unexpected", test)

    def addSubTest(self, test, subtest, err):
        if err is not None and self.failed_subtest is None:
            self.failed_subtest = err
            self.write("fail" if issubclass(err[0], test.failureException) else "error", test, self.describe(err))


def claims_detail(**guards):
    """Taipan keeps to the details of CPython (its code objects, its texts), so tests marked as CPython's run as well."""
    return guards.get("cpython", not all(guards.values())) if guards else True


def methods(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from methods(item)
        else:
            yield item


def doctests(module):
    """The examples in the docstrings of a module whose `test_main` runs them; each docstring counts as a method."""
    code = getattr(getattr(module, "test_main", None), "__code__", None)
    if code is None or "run_doctest" not in code.co_names:
        return
    import doctest
    for test in doctest.DocTestFinder(exclude_empty=True).find(module):
        if test.examples:
            yield doctest.DocTestCase(test)


def main(name, path):
    for hidden in HIDDEN + (("ctypes",) if name in WITHOUT_CTYPES else ()):
        sys.modules[hidden] = None
    if name in NEED_A_HELPER:
        sys.modules[NEED_A_HELPER[name]] = types.ModuleType(NEED_A_HELPER[name])
    done = set()
    if os.path.exists(path):
        with open(path, encoding="utf-8", errors="replace") as previous:
            for line in previous:
                parts = line.rstrip("\n").split("\t")[0].split(" ", 1)
                if len(parts) == 2:
                    done.add(parts[1])
    with open(path, "a", encoding="utf-8", errors="backslashreplace") as out:
        try:
            from test import support
            support.verbose = 0
            support.use_resources = []
            support.check_impl_detail = claims_detail
            module = importlib.import_module("test." + name)
            suite = unittest.defaultTestLoader.loadTestsFromModule(module)
        except unittest.SkipTest as skipped:
            out.write(f"skipped-module {name}\t{skipped}\n")
            return
        except BaseException as problem:
            out.write(f"broken-module {name}\t{type(problem).__name__}: {str(problem)[:300]}\n")
            out.flush()
            raise
        chosen = unittest.TestSuite()
        seen = set()
        for test in [*methods(suite), *doctests(module)]:
            if test.id() not in done and test.id() not in seen:
                seen.add(test.id())
                chosen.addTest(test)
        chosen.run(StreamingResult(out))
        out.write(f"end {name}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
