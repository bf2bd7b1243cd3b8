package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.Symbol;
import dev.scalpel.simulation.FillRules;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of an order in a bar, in the form in which a venue reports it. */
final class PaperFills {

    private static final String STOP = "-stop";
    private static final String TARGET = "-target";

    private PaperFills() {}

    /**
     * What is known of an order.
     *
     * @param fills none if it rests or has ended without one
     */
    record Reported(List<OrderReport> orders, List<Fill> fills) {}

    /** Rule 1, and rule 7 for what closes: at the bar's open, worsened, if the order's limit allows that price. */
    static Reported atOpen(Intent intent, PaperMarket market, int row) {
        double open = market.bars().open(row);
        double notional = market.filters()
                .notional(intent.quantity(), TradeRows.exact(open))
                .doubleValue();
        double price = intent.kind() == Intent.Kind.ENTRY
                ? FillRules.entryPrice(PositionSide.openedBy(intent.side()), open, market.costs(), notional)
                : FillRules.marketExitPrice(closedBy(intent.side()), open, market.costs(), notional);
        BigDecimal exact = TradeRows.exact(price);
        long time = market.bars().openTime(row);
        if (!allows(intent, exact)) {
            return ended(intent, time);
        }
        OrderReport report =
                filled(order(intent, intent.clientId(), OrderReport.Status.OPEN, time), exact, market, time);
        return new Reported(
                List.of(report),
                List.of(fill(intent, market, time, exact, market.costs().takerFeeRate())));
    }

    /** The order ends with its bar, and counts as an attempt; or what rests is cancelled. */
    static Reported ended(Intent intent, long time) {
        List<OrderReport> cancelled = new ArrayList<>();
        for (String id : ids(intent)) {
            cancelled.add(order(intent, id, OrderReport.Status.CANCELLED, time));
        }
        return new Reported(cancelled, List.of());
    }

    /** A stop, or a target, that has arrived and rests. */
    static Reported resting(Intent intent) {
        List<OrderReport> open = new ArrayList<>();
        for (String id : ids(intent)) {
            open.add(order(intent, id, OrderReport.Status.OPEN, intent.signedTimestamp()));
        }
        return new Reported(open, List.of());
    }

    /** What rests is filled by a stop or at its target; the other leg goes with it. */
    static Reported touched(Intent intent, PaperMarket market, long time, RestingExit.Filled exit) {
        boolean stopped = exit.reason() == ExitReason.STOP;
        BigDecimal price = TradeRows.exact(exit.price());
        List<OrderReport> orders = new ArrayList<>();
        for (String id : ids(intent)) {
            orders.add(
                    id.endsWith(TARGET) == stopped
                            ? order(intent, id, OrderReport.Status.CANCELLED, time)
                            : filled(order(intent, id, OrderReport.Status.OPEN, time), price, market, time));
        }
        double rate = market.costs().exitFeeRate(exit.reason());
        return new Reported(orders, List.of(fill(intent, market, time, price, rate)));
    }

    private static Fill fill(Intent intent, PaperMarket market, long time, BigDecimal price, double feeRate) {
        BigDecimal quantity = intent.quantity();
        boolean inBase = market.paysFeeInBase(intent.side());
        BigDecimal charged = inBase ? quantity : market.filters().notional(quantity, price);
        Symbol symbol = market.strategy().instrument().symbol();
        return new Fill(
                intent.clientId(),
                time,
                price,
                quantity,
                TradeRows.exact(feeRate).multiply(charged),
                inBase ? symbol.base() : symbol.quote());
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

    /** What rests for a position, as the simulator sees it. */
    static RestingExit restingExit(
            Intent intent, PaperMarket market, BigDecimal entryPrice, PaperLiquidation liquidation) {
        double stop = intent.stopPrice().map(BigDecimal::doubleValue).orElse(Double.NaN);
        double entry = entryPrice.doubleValue();
        return new RestingExit(
                closedBy(intent.side()),
                stop,
                intent.targetPrice().map(BigDecimal::doubleValue).orElse(Double.NaN),
                liquidation,
                Math.abs(stop / entry - 1),
                PriceTicks.of(market.filters()));
    }

    /** A stop and a target in one list are two orders. */
    private static List<String> ids(Intent intent) {
        return intent.kind() == Intent.Kind.PROTECTION && intent.targetPrice().isPresent()
                ? List.of(intent.clientId() + STOP, intent.clientId() + TARGET)
                : List.of(intent.clientId());
    }

    private static OrderReport order(Intent intent, String id, OrderReport.Status status, long time) {
        boolean target = id.endsWith(TARGET);
        Optional<BigDecimal> trigger = target ? Optional.empty() : intent.stopPrice();
        return new OrderReport(
                id,
                id,
                Optional.empty(),
                intent.side(),
                status,
                intent.quantity(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                target ? intent.targetPrice() : intent.price(),
                trigger,
                trigger.isEmpty(),
                time);
    }

    private static OrderReport filled(OrderReport order, BigDecimal price, PaperMarket market, long time) {
        return new OrderReport(
                order.clientId(),
                order.venueId(),
                order.listId(),
                order.side(),
                OrderReport.Status.FILLED,
                order.quantity(),
                order.quantity(),
                market.filters().notional(order.quantity(), price),
                order.limit(),
                order.trigger(),
                true,
                time);
    }
}
