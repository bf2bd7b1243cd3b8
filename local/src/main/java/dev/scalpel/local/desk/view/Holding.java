package dev.scalpel.local.desk.view;

import dev.scalpel.execution.reading.Holdings.PositionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A position from its entry to its exit, or until now.
 *
 * @param cost of the entry, in the quote asset
 * @param from epoch milliseconds
 * @param to epoch milliseconds of the exit; {@link Long#MAX_VALUE} while it is open
 * @param netProfit once it is closed; 0 before
 */
record Holding(
        InstrumentId instrument,
        PositionSide side,
        double cost,
        double entryPrice,
        long from,
        long to,
        BigDecimal netProfit) {

    static Holding ofTrade(InstrumentId instrument, TradeRow row) {
        BigDecimal price = row.entry().price();
        return new Holding(
                instrument,
                row.side(),
                price.multiply(row.entry().quantity())
                        .multiply(row.multiplier())
                        .doubleValue(),
                price.doubleValue(),
                row.entry().time(),
                row.exit().time(),
                row.netProfit());
    }

    /** Empty where price, cost or time of the entry are not known. */
    static Optional<Holding> ofOpen(InstrumentId instrument, PositionRow row) {
        return row.since()
                .flatMap(since -> row.entryPrice()
                        .flatMap(price -> row.cost()
                                .map(cost -> new Holding(
                                        instrument,
                                        row.side(),
                                        cost.doubleValue(),
                                        price.doubleValue(),
                                        since.toEpochMilli(),
                                        Long.MAX_VALUE,
                                        BigDecimal.ZERO))));
    }

    boolean isOpen() {
        return to == Long.MAX_VALUE;
    }

    /** Before the costs of closing it. */
    double profitAt(double price) {
        return side.sign() * cost * (price / entryPrice - 1);
    }
}
