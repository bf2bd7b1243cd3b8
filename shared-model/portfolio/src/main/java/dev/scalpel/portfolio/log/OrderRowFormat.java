package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.CsvRowReader;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.RowFormat;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The cells of an order of a portfolio. */
final class OrderRowFormat implements RowFormat<OrderRow> {

    private static final int WITHOUT_FILLS = 17;

    private static final String[] HEADER =
            ("order,revision,mode,strategy,instrument,purpose,side,quantity,limit,filled_quantity,average_price,fees,"
                            + "multiplier,signal,sent,ended,status,fills")
                    .split(",");

    @Override
    public String[] header() {
        return HEADER.clone();
    }

    @Override
    public List<Integer> formerWidths() {
        return List.of(WITHOUT_FILLS);
    }

    @Override
    public String[] cellsOfFormerRow() {
        return new String[] {""};
    }

    @Override
    public String[] write(OrderRow row) {
        return new String[] {
            row.id(),
            CsvRowReader.of(row.revision()),
            row.mode(),
            row.strategy(),
            row.instrument().toString(),
            row.purpose().name(),
            row.side().name(),
            CsvRowReader.of(row.quantity()),
            row.limit().map(CsvRowReader::of).orElse(""),
            CsvRowReader.of(row.filledQuantity()),
            row.averagePrice().map(CsvRowReader::of).orElse(""),
            CsvRowReader.table(row.fees(), (asset, fee) -> CsvRowReader.of(fee)),
            CsvRowReader.of(row.multiplier()),
            row.signal().orElse(""),
            CsvRowReader.of(row.sent()),
            CsvRowReader.of(row.ended()),
            row.status().name(),
            FillCell.write(row.fills())
        };
    }

    @Override
    public OrderRow read(CsvRowReader cells) {
        return new OrderRow(
                cells.text(),
                cells.whole(),
                cells.text(),
                cells.text(),
                Symbol.parse(cells.text()),
                cells.word(OrderRow.Purpose.class),
                cells.word(OrderSide.class),
                cells.amount(),
                cells.optionalAmount(),
                cells.amount(),
                cells.optionalAmount(),
                cells.table(BigDecimal::new),
                cells.amount(),
                Optional.of(cells.text()).filter(text -> !text.isEmpty()),
                cells.whole(),
                cells.whole(),
                cells.word(Intent.Status.class),
                FillCell.read(cells.text()));
    }
}
