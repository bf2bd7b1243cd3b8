package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.CsvRowReader;
import dev.scalpel.ledger.Fill;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The executions of an order in one cell: {@code id@time@price@quantity@fee@asset;…}. */
final class FillCell {

    private static final int PARTS = 6;

    private FillCell() {}

    static String write(List<Fill> fills) {
        return fills.stream().map(FillCell::write).collect(Collectors.joining(";"));
    }

    private static String write(Fill fill) {
        return String.join(
                "@",
                fill.tradeId(),
                CsvRowReader.of(fill.time()),
                CsvRowReader.of(fill.price()),
                CsvRowReader.of(fill.quantity()),
                CsvRowReader.of(fill.fee()),
                fill.feeAsset());
    }

    /** Empty text is no execution. */
    static List<Fill> read(String cell) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(";", -1)).map(FillCell::fill).toList();
    }

    private static Fill fill(String text) {
        String[] parts = text.split("@", -1);
        try {
            if (parts.length != PARTS) {
                throw new IllegalArgumentException(parts.length + " parts");
            }
            return new Fill(
                    parts[0],
                    Long.parseLong(parts[1]),
                    new BigDecimal(parts[2]),
                    new BigDecimal(parts[3]),
                    new BigDecimal(parts[4]),
                    parts[5]);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    "fills must be id@time@price@quantity@fee@asset;…: '" + text + "'", invalid);
        }
    }
}
