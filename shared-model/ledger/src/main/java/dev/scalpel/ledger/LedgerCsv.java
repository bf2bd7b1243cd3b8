package dev.scalpel.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Ledger rows as CSV, and the merge of two sets of rows. Strict: a file with another header, a malformed or duplicate row, or
 * without a final line break is rejected as a whole, with the row number. A file from before columns were added at the end
 * is read, and written with them.
 */
public final class LedgerCsv<R extends LedgerRow> {

    public static final LedgerCsv<DecisionRow> DECISIONS =
            new LedgerCsv<>(new DecisionRowFormat(), Comparator.comparingLong(DecisionRow::bar), true);
    public static final LedgerCsv<TradeRow> TRADES = new LedgerCsv<>(
            new TradeRowFormat(),
            Comparator.comparingLong((TradeRow row) -> row.exit().time()).thenComparing(TradeRow::id),
            false);

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final RowFormat<R> cells;
    private final Comparator<R> order;
    private final Comparator<R> versions;
    private final boolean orderedById;

    /**
     * @param order of the rows in a file
     * @param orderedById whether rows in ascending order have different ids
     */
    public LedgerCsv(RowFormat<R> cells, Comparator<R> order, boolean orderedById) {
        this.cells = cells;
        this.order = order;
        this.orderedById = orderedById;
        // Revisions decide. The text breaks ties, which should not occur, so that the order of merging never matters.
        this.versions = Comparator.<R>comparingLong(LedgerRow::revision)
                .thenComparing(row -> Arrays.toString(cells.write(row)));
    }

    /**
     * All rows of both, each id once, in the file's order. Of two versions of a row the later revision counts, so
     * merging is idempotent, commutative and associative.
     */
    public List<R> merge(Collection<R> some, Collection<R> others) {
        Map<String, R> byId = new HashMap<>();
        some.forEach(row -> byId.merge(row.id(), row, this::later));
        others.forEach(row -> byId.merge(row.id(), row, this::later));
        return byId.values().stream().sorted(order).toList();
    }

    /** The whole file with its header. */
    public byte[] write(Collection<R> rows) {
        StringBuilder text = new StringBuilder();
        print(text, cells.header());
        merge(rows, List.of()).forEach(row -> print(text, cells.write(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Only these rows, in the given order. */
    public byte[] lines(List<R> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> print(text, cells.write(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The names of the cells of a row, in their order. */
    public List<String> columns() {
        return List.of(cells.header());
    }

    /** The cells of a row, as they are in a file. */
    public List<String> cells(R row) {
        return List.of(cells.write(row));
    }

    /** The order of the rows in a file. */
    public Comparator<R> order() {
        return order;
    }

    private static void print(StringBuilder text, String[] values) {
        try {
            FORMAT.printRecord(text, (Object[]) values);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * @param file names it in error messages
     * @throws LedgerFormatException with row and reason
     */
    public List<R> read(String file, byte[] csv) {
        String text = utf8(file, csv);
        if (!text.endsWith("\n")) {
            long row = text.lines().count();
            throw new LedgerFormatException(file, row, "is truncated: the last line has no line break");
        }
        return rows(file, UnquotedCsvReader.fit(text) ? UnquotedCsvReader.records(text) : quoted(file, text));
    }

    private static List<String[]> quoted(String file, String text) {
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(FORMAT)
                .get()) {
            return parser.stream().map(CSVRecord::values).toList();
        } catch (UncheckedIOException | IOException malformed) {
            throw new LedgerFormatException(
                    file, LedgerFormatException.WHOLE_FILE, "is malformed: " + malformed.getMessage());
        }
    }

    private List<R> rows(String file, List<String[]> records) {
        String[] header = records.isEmpty() ? new String[0] : records.get(0);
        requireHeader(file, header);
        List<R> rows = new ArrayList<>(records.size());
        boolean different = orderedById;
        for (int i = 1; i < records.size(); i++) {
            R row = row(file, i + 1, header.length, records.get(i));
            different &= rows.isEmpty() || order.compare(rows.get(rows.size() - 1), row) < 0;
            rows.add(row);
        }
        if (!different) {
            requireDifferent(file, rows);
        }
        return List.copyOf(rows);
    }

    private void requireDifferent(String file, List<R> rows) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String id = rows.get(i).id();
            Integer first = seen.putIfAbsent(id, i + 2);
            if (first != null) {
                throw new LedgerFormatException(file, i + 2, "is a duplicate: " + id + " is in row " + first);
            }
        }
    }

    private R row(String file, int number, int width, String[] values) {
        if (values.length != width) {
            throw new LedgerFormatException(file, number, "must have " + width + " cells, has " + values.length);
        }
        try {
            return cells.read(new CsvRowReader(cells.header(), withNewCells(values)));
        } catch (IllegalArgumentException invalid) {
            throw new LedgerFormatException(file, number, String.valueOf(invalid.getMessage()));
        }
    }

    private String[] withNewCells(String[] values) {
        int missing = cells.header().length - values.length;
        if (missing == 0) {
            return values;
        }
        String[] all = Arrays.copyOf(values, cells.header().length);
        String[] added = cells.cellsOfFormerRow();
        System.arraycopy(added, added.length - missing, all, values.length, missing);
        return all;
    }

    /** Whether a file that can be read lacks the columns added last: it must be rewritten before a row is appended. */
    public boolean isOfFormerVersion(byte[] csv) {
        byte[] header = headerLine();
        return !Arrays.equals(csv, 0, Math.min(csv.length, header.length), header, 0, header.length);
    }

    private byte[] headerLine() {
        StringBuilder text = new StringBuilder();
        print(text, cells.header());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void requireHeader(String file, String[] found) {
        String[] header = cells.header();
        boolean known = found.length == header.length || cells.formerWidths().contains(found.length);
        if (!known || !Arrays.equals(found, Arrays.copyOf(header, found.length))) {
            throw new LedgerFormatException(
                    file,
                    1,
                    "the header must be " + String.join(",", cells.header()) + ", found " + String.join(",", found));
        }
    }

    private R later(R one, R other) {
        return versions.compare(one, other) >= 0 ? one : other;
    }

    private static String utf8(String file, byte[] csv) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new LedgerFormatException(file, LedgerFormatException.WHOLE_FILE, "must be text in UTF-8");
        }
    }
}
