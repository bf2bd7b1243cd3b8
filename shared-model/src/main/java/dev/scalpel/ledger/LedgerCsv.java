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
 * Ledger rows as CSV, and how two sets of rows become one. Strict: a file with another header, a torn or doubled row or
 * without its last line break is refused as a whole, with the row.
 */
public final class LedgerCsv<R extends LedgerRow> {

    public static final LedgerCsv<DecisionRow> DECISIONS =
            new LedgerCsv<>(new DecisionCells(), Comparator.comparingLong(DecisionRow::bar));
    public static final LedgerCsv<TradeRow> TRADES = new LedgerCsv<>(
            new TradeCells(),
            Comparator.comparingLong((TradeRow row) -> row.exit().time()).thenComparing(TradeRow::id));

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final RowCells<R> cells;
    private final Comparator<R> order;
    private final Comparator<R> tellings;

    private LedgerCsv(RowCells<R> cells, Comparator<R> order) {
        this.cells = cells;
        this.order = order;
        // Revisions decide; the text settles what should not happen, so that the order of merging never matters.
        this.tellings = Comparator.<R>comparingLong(LedgerRow::revision)
                .thenComparing(row -> Arrays.toString(cells.write(row)));
    }

    /**
     * All rows of both, each id once, in the file's order. Of two tellings of a row the later revision holds, so merging
     * twice, in another order or in other groups gives the same.
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

    /** These rows alone, in the order given. */
    byte[] lines(List<R> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> print(text, cells.write(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The order of the rows in a file. */
    Comparator<R> order() {
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
     * @param file how a refusal names it
     * @throws LedgerFormatException with the row and the reason
     */
    public List<R> read(String file, byte[] csv) {
        String text = utf8(file, csv);
        if (!text.endsWith("\n")) {
            long row = text.lines().count();
            throw new LedgerFormatException(file, row, "is torn: the last line has no end");
        }
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(FORMAT)
                .get()) {
            return rows(file, parser);
        } catch (UncheckedIOException | IOException torn) {
            throw new LedgerFormatException(file, LedgerFormatException.WHOLE_FILE, "is torn: " + torn.getMessage());
        }
    }

    private List<R> rows(String file, CSVParser parser) {
        List<R> rows = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        for (CSVRecord record : parser) {
            long number = record.getRecordNumber();
            if (number == 1) {
                requireHeader(file, record);
                continue;
            }
            R row = row(file, record);
            Long first = seen.putIfAbsent(row.id(), number);
            if (first != null) {
                throw new LedgerFormatException(file, number, "is doubled: " + row.id() + " stands in row " + first);
            }
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    private R row(String file, CSVRecord record) {
        long number = record.getRecordNumber();
        if (record.size() != cells.header().length) {
            throw new LedgerFormatException(
                    file, number, "must have " + cells.header().length + " cells, has " + record.size());
        }
        try {
            return cells.read(new Cells(cells.header(), record.values()));
        } catch (IllegalArgumentException refused) {
            throw new LedgerFormatException(file, number, String.valueOf(refused.getMessage()));
        }
    }

    private void requireHeader(String file, CSVRecord record) {
        if (!Arrays.equals(record.values(), cells.header())) {
            throw new LedgerFormatException(
                    file,
                    1,
                    "the header must be " + String.join(",", cells.header()) + ", found "
                            + String.join(",", record.values()));
        }
    }

    private R later(R one, R other) {
        return tellings.compare(one, other) >= 0 ? one : other;
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
