package dev.scalpel.tradelog.query;

import dev.scalpel.tradelog.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a table, a view or the answer to a query as CSV (RFC 4180): one header, every digit, times in UTC. */
public final class Export {

    private static final Pattern NAME = Pattern.compile("[a-z_]{1,60}");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final ReadOnlyQuery query;

    public Export(Database database) {
        query = new ReadOnlyQuery(database);
    }

    /**
     * @param what the name of a table or view, or a query
     * @return the number of rows
     */
    public long write(String what, Appendable out) {
        try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
            Printed printed = new Printed(csv);
            query.run(NAME.matcher(what).matches() ? "select * from " + what + " order by 1, 2, 3" : what, printed);
            csv.flush();
            return printed.rows;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the export: " + failure.getMessage(), failure);
        }
    }

    private static final class Printed implements ReadOnlyQuery.Rows {

        private final CSVPrinter csv;
        private long rows;

        Printed(CSVPrinter csv) {
            this.csv = csv;
        }

        @Override
        public void columns(List<String> names, List<Boolean> numbers) {
            print(names);
        }

        @Override
        public boolean row(List<@Nullable String> cells) {
            rows++;
            print(cells);
            return true;
        }

        private void print(List<@Nullable String> cells) {
            try {
                csv.printRecord(cells);
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot write the export: " + failure.getMessage(), failure);
            }
        }
    }
}
