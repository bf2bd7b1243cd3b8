package dev.scalpel.portfolio.records;

import dev.scalpel.ledger.CsvRowReader;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.RowFormat;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The cells of an {@link OrderRow}. */
final class OrderRowFormat implements RowFormat<OrderRow> {

    private static final String[] HEADER =
            "id,revision,strategy,signal,kind,side,attempt,sent_at,ended_at,quantity,limit,status,filled,value,fees"
                    .split(",");

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public List<Integer> formerWidths() {
        return List.of();
    }

    @Override
    public String[] cellsOfFormerRow() {
        return new String[0];
    }

    @Override
    public String[] write(OrderRow row) {
        return new String[] {
            row.id(),
            CsvRowReader.of(row.revision()),
            row.strategy(),
            row.signal().orElse(""),
            row.kind().name(),
            row.side().name(),
            CsvRowReader.of(row.attempt()),
            CsvRowReader.of(row.sentAt()),
            CsvRowReader.of(row.endedAt()),
            CsvRowReader.of(row.quantity()),
            row.limit().map(CsvRowReader::of).orElse(""),
            row.status().name(),
            CsvRowReader.of(row.filled()),
            CsvRowReader.of(row.value()),
            CsvRowReader.table(row.fees(), (asset, fee) -> CsvRowReader.of(fee))
        };
    }

    @Override
    public OrderRow read(CsvRowReader cells) {
        return new OrderRow(
                cells.text(),
                cells.whole(),
                cells.text(),
                Optional.of(cells.text()).filter(text -> !text.isEmpty()),
                cells.word(Intent.Kind.class),
                cells.word(OrderSide.class),
                Math.toIntExact(cells.whole()),
                cells.whole(),
                cells.whole(),
                cells.amount(),
                limit(cells),
                cells.word(Intent.Status.class),
                cells.amount(),
                cells.amount(),
                cells.table(BigDecimal::new));
    }

    private static Optional<BigDecimal> limit(CsvRowReader cells) {
        if (cells.isEmpty()) {
            cells.text();
            return Optional.empty();
        }
        return Optional.of(cells.amount());
    }
}
