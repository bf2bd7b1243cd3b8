package dev.scalpel.tradelog.projection;

import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseException;
import dev.scalpel.tradelog.database.Schema;
import dev.scalpel.tradelog.table.LedgerFile;
import dev.scalpel.tradelog.table.LedgerVersions;
import dev.scalpel.tradelog.table.Table;
import dev.scalpel.tradelog.table.TableRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the tables with the ledger, cell by cell. It changes neither. */
public final class Check {

    private static final int SHOWN = 20;

    private final ObjectStore store;
    private final Database database;

    private int files;
    private int rows;
    private int superseded;
    private int different;
    private final List<Difference> differences = new ArrayList<>();

    public Check(ObjectStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /** Compares everything; call it once. */
    public CheckReport run() {
        try (Connection connection = database.open()) {
            Schema.requireCurrent(connection);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Map<String, String> ledger = LedgerVersions.of(store);
            for (String key : ledger.keySet()) {
                compare(connection, LedgerFile.of(key).orElseThrow());
            }
            int kept = kept(connection, ledger);
            connection.rollback();
            return new CheckReport(files, rows, superseded, kept, differences, different);
        } catch (SQLException failure) {
            throw DatabaseException.of("compare the ledger with the tables", failure);
        }
    }

    private void compare(Connection connection, LedgerFile file) throws SQLException {
        Optional<StoredObject> object = store.get(file.key());
        if (object.isEmpty()) {
            return;
        }
        files++;
        List<TableRow> expected;
        try {
            expected = file.rows(object.get().bytes());
        } catch (LedgerFormatException malformed) {
            differ(file.key(), String.valueOf(malformed.getMessage()));
            return;
        }
        for (Table table : file.tables()) {
            Map<List<String>, List<String>> stored = StoredTableRows.ofFile(connection, table, file.key());
            for (TableRow row : expected) {
                if (row.table() == table) {
                    compare(connection, file, row, stored);
                }
            }
            stored.keySet()
                    .forEach(extra -> differ(file.key(), table.sqlName() + " " + extra + " is not in the ledger"));
        }
    }

    private void compare(Connection connection, LedgerFile file, TableRow row, Map<List<String>, List<String>> stored)
            throws SQLException {
        List<String> values = StoredTableRows.values(row);
        List<String> key = values.subList(0, row.table().key().size());
        List<String> found = stored.remove(key);
        if (found == null) {
            Optional<StoredTableRows.Place> place = StoredTableRows.place(connection, row);
            if (place.filter(later -> later.revision() >= row.revision()).isPresent()) {
                superseded++;
            } else {
                differ(file.key(), row.table().sqlName() + " " + key + " is not in the tables");
            }
        } else if (found.equals(values)) {
            rows++;
        } else {
            for (int at = 0; at < values.size(); at++) {
                if (!found.get(at).equals(values.get(at))) {
                    differ(
                            file.key(),
                            row.table().sqlName() + " " + key + ", "
                                    + row.table().columns().get(at).name() + ": ledger " + values.get(at) + ", table "
                                    + found.get(at));
                }
            }
        }
    }

    private void differ(String file, String what) {
        different++;
        if (differences.size() < SHOWN) {
            differences.add(new Difference(file, what));
        }
    }

    /** Old decisions expire in AWS; the tables keep them. */
    private static int kept(Connection connection, Map<String, String> ledger) throws SQLException {
        int kept = 0;
        try (PreparedStatement statement =
                        connection.prepareStatement("select ledger_key, rows from projection_cursor");
                ResultSet cursors = statement.executeQuery()) {
            while (cursors.next()) {
                kept += ledger.containsKey(cursors.getString(1)) ? 0 : cursors.getInt(2);
            }
        }
        return kept;
    }
}
