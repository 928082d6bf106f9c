package taipan.modules.sqlite;

import taipan.bindings.PyClass;
import taipan.objects.PyObject;
import taipan.objects.PyType;

/// `sqlite3.Statement`: a prepared statement.
/// CPython: Modules/_sqlite/statement.c
@PyClass(name = "sqlite3.Statement")
public final class PyStatement extends PyObject {
    public static final PyType TYPE = PyStatementBindings.newType();

    final PyConnection connection;
    final String sql;
    /// 0 for a statement without content, and after it was finalized.
    int handle;
    final boolean changesData;
    boolean inUse;

    PyStatement(PyConnection connection, String sql, int handle, boolean changesData) {
        super(TYPE);
        this.connection = connection;
        this.sql = sql;
        this.handle = handle;
        this.changesData = changesData;
    }

    /// Whether a statement begins with a word that changes rows.
    static boolean changesData(String sql) {
        int i = 0;
        while (i < sql.length() && " \t\r\n".indexOf(sql.charAt(i)) >= 0) {
            i++;
        }
        for (String word : new String[] {"insert", "update", "delete", "replace"}) {
            if (sql.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether what follows a statement is more than space and comments.
    static boolean hasMore(String sql) {
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';') {
                i++;
            } else if (sql.startsWith("--", i)) {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", i)) {
                int end = sql.indexOf("*/", i + 2);
                i = end < 0 ? sql.length() : end + 2;
            } else {
                return true;
            }
        }
        return false;
    }
}
