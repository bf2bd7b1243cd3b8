package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An order at the venue that none of our intents explains, as if it were one of ours that has filled. */
public final class OutsideOrder {

    private static final String ID = "venue-";

    private OutsideOrder() {}

    /** The executions of each order. */
    public static Collection<List<VenueFill>> byOrder(Stream<VenueFill> executions) {
        return executions
                .collect(Collectors.groupingBy(VenueFill::venueOrderId, TreeMap::new, Collectors.toList()))
                .values();
    }

    /**
     * @param executions of one order, at least one
     * @param decisionTime of the position that it closes
     */
    public static Intent of(List<VenueFill> executions, long decisionTime, StrategyId strategy) {
        VenueFill first = executions.get(0);
        List<Fill> fills = executions.stream().map(VenueFill::fill).toList();
        BigDecimal quantity = fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal quote = fills.stream()
                .map(fill -> fill.price().multiply(fill.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String id = ID + first.venueOrderId();
        long time = first.fill().time();
        OrderReport report = new OrderReport(
                id,
                first.venueOrderId(),
                Optional.empty(),
                first.side(),
                OrderReport.Status.FILLED,
                quantity,
                quantity,
                quote,
                Optional.empty(),
                Optional.empty(),
                true,
                time);
        return new Intent(
                id,
                1,
                Intent.Kind.BY_VENUE,
                first.side(),
                decisionTime,
                quantity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                time,
                time + 1,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.FILLED,
                fills,
                List.of(report),
                strategy);
    }
}
