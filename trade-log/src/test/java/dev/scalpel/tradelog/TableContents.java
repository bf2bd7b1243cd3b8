package dev.scalpel.tradelog;

import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.table.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that the tables hold, as text. */
public final class TableContents {

    private TableContents() {}

    public static List<String> of(Database database) {
        List<String> all = new ArrayList<>();
        for (Table table : Table.values()) {
            all.addAll(
                    rows(database, "select '" + table + "' as t, x::text from " + table.sqlName() + " x order by 2"));
        }
        return all;
    }

    /** The rows of a query, each as one text. */
    public static List<String> rows(Database database, String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int at = 1; at <= columns; at++) {
                    cells.add(String.valueOf(found.getString(at)));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
