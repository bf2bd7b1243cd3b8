package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.OutsideOrder;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Executions that no order of ours made. They become part of the trade, with their prices and fees. Those of the venue itself (a
 * liquidation, an auto-deleveraging, a settlement) end it: what they leave is closed at the market. Pure.
 */
public final class VenueClosings {

    private VenueClosings() {}

    /**
     * With the executions that the venue made by itself.
     *
     * @param executions at the venue since the entry, oldest first
     * @param newestBar the newest closed bar
     */
    public static VenueBooks adopted(VenueBooks books, List<VenueFill> executions, long newestBar) {
        VenueBooks after = byOthers(
                books,
                executions.stream()
                        .filter(fill -> fill.cause() != FillCause.ORDER)
                        .filter(fill -> fill.side() == books.side().exitSide())
                        .toList());
        boolean more = filled(after).compareTo(filled(books)) > 0;
        if (!more || books.position().isEmpty()) {
            return books;
        }
        VenueFill last = executions.stream()
                .filter(fill -> fill.cause() != FillCause.ORDER)
                .reduce((first, second) -> second)
                .orElseThrow();
        List<Fill> ofLast = executions.stream()
                .filter(fill -> fill.venueOrderId().equals(last.venueOrderId()))
                .map(VenueFill::fill)
                .toList();
        return after.withExecution(
                after.execution().exiting(new ExitPlan(reason(last.cause()), RoundTrip.meanPrice(ofLast), newestBar)));
    }

    /**
     * With executions of somebody else who has closed the position or a part of it; what is left stays open.
     *
     * @param executions that none of our intents explains
     */
    static VenueBooks byOthers(VenueBooks books, List<VenueFill> executions) {
        VenueBooks after = books;
        for (List<VenueFill> ofOrder : OutsideOrder.byOrder(executions.stream())) {
            after = withOrder(after, ofOrder);
        }
        return after;
    }

    /** Without those that an order of ours has made after all: its report came late. */
    static VenueBooks withoutOurs(VenueBooks books) {
        Set<String> ours = books.intents().stream()
                .filter(intent -> intent.kind() != Intent.Kind.BY_VENUE)
                .flatMap(intent -> intent.fills().stream())
                .map(Fill::tradeId)
                .collect(Collectors.toSet());
        List<Intent> kept = books.intents().stream()
                .filter(intent -> intent.kind() != Intent.Kind.BY_VENUE
                        || intent.fills().stream().noneMatch(fill -> ours.contains(fill.tradeId())))
                .toList();
        return kept.size() == books.intents().size() ? books : books.withIntents(kept);
    }

    private static BigDecimal filled(VenueBooks books) {
        return books.of(Intent.Kind.BY_VENUE).stream()
                .map(Intent::filledQuantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static VenueBooks withOrder(VenueBooks books, List<VenueFill> executions) {
        long opened = books.position()
                .map(open -> open.position().decisionTime())
                .orElse(executions.get(0).fill().time());
        Intent order = OutsideOrder.of(executions, opened, books.execution().strategy());
        List<Intent> others = new ArrayList<>(books.intents());
        Optional<Intent> known = others.stream()
                .filter(intent -> intent.clientId().equals(order.clientId()))
                .findFirst();
        boolean fewer = known.filter(earlier -> earlier.fills().size() >= executions.size())
                .isPresent();
        if (fewer) {
            return books;
        }
        known.ifPresent(others::remove);
        others.add(order);
        return books.withIntents(others);
    }

    /** What the operator must know of a trade that the venue ended. */
    public static Optional<String> notice(TradeRow row, Symbol symbol) {
        String position = "the " + row.side().name().toLowerCase(Locale.ROOT) + " of "
                + text(row.entry().quantity()) + " in " + symbol;
        String result = " at " + text(row.exit().price()) + ". Entered at "
                + text(row.entry().price()) + ", it made " + text(row.netProfit()) + " " + symbol.quote()
                + " after fees and funding. ";
        return switch (row.exitReason()) {
            case LIQUIDATION ->
                Optional.of("the venue has liquidated " + position + result
                        + "Its margin no longer covered its loss. Entries go on while the limits allow it");
            case DELEVERAGED ->
                Optional.of("the venue has closed " + position + " by auto-deleveraging" + result
                        + "It needed the other side of somebody else's liquidation. Entries go on while the"
                        + " limits allow it");
            case STOP, TARGET, TIME_LIMIT, SCORE, SIGNAL, HALT, EXTERNAL -> Optional.empty();
        };
    }

    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static ExitReason reason(FillCause cause) {
        return switch (cause) {
            case LIQUIDATION -> ExitReason.LIQUIDATION;
            case AUTO_DELEVERAGING -> ExitReason.DELEVERAGED;
            case SETTLEMENT, ORDER -> ExitReason.EXTERNAL;
        };
    }
}
