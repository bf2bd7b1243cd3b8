package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.Symbol;
import dev.scalpel.simulation.FillRules;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What becomes of a resting order in a bar, in the form in which a venue reports it. */
final class PaperFills {

    private PaperFills() {}

    /**
     * How an order ends.
     *
     * @param fills none if it lapsed
     */
    record Ended(OrderReport report, List<Fill> fills) {}

    /** Rule 1, and rule 7 for what closes: at the bar's open, worsened, if the order's limit allows that price. */
    static Ended atOpen(Intent intent, PaperMarket market, int row) {
        double open = market.bars().open(row);
        double notional = market.filters()
                .notional(intent.quantity(), TradeRows.exact(open))
                .doubleValue();
        double price = intent.kind() == Intent.Kind.ENTRY
                ? FillRules.entryPrice(PositionSide.openedBy(intent.side()), open, market.costs(), notional)
                : FillRules.marketExitPrice(closedBy(intent.side()), open, market.costs(), notional);
        BigDecimal exact = TradeRows.exact(price);
        long time = market.bars().openTime(row);
        return allows(intent, exact) ? filled(intent, market, time, exact) : lapsed(intent, time);
    }

    /** The order ends with its bar, and counts as an attempt. */
    static Ended lapsed(Intent intent, long time) {
        return new Ended(
                report(intent, OrderReport.Status.CANCELLED, BigDecimal.ZERO, BigDecimal.ZERO, time), List.of());
    }

    private static Ended filled(Intent intent, PaperMarket market, long time, BigDecimal price) {
        BigDecimal quantity = intent.quantity();
        BigDecimal value = market.filters().notional(quantity, price);
        BigDecimal rate = TradeRows.exact(market.costs().takerFeeRate());
        boolean inBase = market.paysFeeInBase(intent.side());
        Symbol symbol = market.strategy().instrument().symbol();
        Fill fill = new Fill(
                intent.clientId(),
                time,
                price,
                quantity,
                rate.multiply(inBase ? quantity : value),
                inBase ? symbol.base() : symbol.quote());
        return new Ended(report(intent, OrderReport.Status.FILLED, quantity, value, time), List.of(fill));
    }

    private static boolean allows(Intent intent, BigDecimal price) {
        return intent.price()
                .map(limit ->
                        intent.side() == OrderSide.BUY ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0)
                .orElse(true);
    }

    private static PositionSide closedBy(OrderSide side) {
        return side == OrderSide.SELL ? PositionSide.LONG : PositionSide.SHORT;
    }

    private static OrderReport report(
            Intent intent, OrderReport.Status status, BigDecimal filled, BigDecimal value, long time) {
        return new OrderReport(
                intent.clientId(),
                intent.clientId(),
                Optional.empty(),
                intent.side(),
                status,
                intent.quantity(),
                filled,
                value,
                intent.price(),
                intent.stopPrice(),
                true,
                time);
    }
}
