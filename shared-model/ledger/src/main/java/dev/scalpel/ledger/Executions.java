package dev.scalpel.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the executions of an intent: the single ones, which the ledger books, and what the venue's reports of its orders
 * say. A report may say that something was executed minutes before the venue lists by which executions; what must not wait, such as a
 * stop, goes by the larger of the two.
 *
 * @param listed oldest first
 * @param orders as last reported
 */
public record Executions(List<Fill> listed, List<OrderReport> orders) {

    public Executions {
        listed = List.copyOf(listed);
        orders = List.copyOf(orders);
    }

    /** Executed by all that is known. */
    public BigDecimal quantity() {
        return listedQuantity().max(reportedQuantity());
    }

    /** The part of it that no single execution is known of. */
    public BigDecimal unlisted() {
        return quantity().subtract(listedQuantity());
    }

    /**
     * The same once the venue's look-ups can lag behind its report no more: what the ledger waits for, and a person must look at.
     * Zero before.
     *
     * @param venueMillis now on the venue's clock
     */
    public BigDecimal overdue(long venueMillis) {
        long reported = orders.stream().mapToLong(OrderReport::changedAt).max().orElse(venueMillis);
        return Intent.mayTurnUp(reported, venueMillis) ? BigDecimal.ZERO : unlisted();
    }

    BigDecimal listedQuantity() {
        return listed.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal reportedQuantity() {
        return reported(orders);
    }

    /**
     * The mean price by the reports; empty where they have no value.
     *
     * @param multiplier units of the base asset in a quantity of one
     */
    public Optional<BigDecimal> reportedPrice(BigDecimal multiplier) {
        BigDecimal value = orders.stream().map(OrderReport::filledQuote).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal units = reportedQuantity().multiply(multiplier);
        return value.signum() > 0 && units.signum() > 0
                ? Optional.of(value.divide(units, MathContext.DECIMAL64))
                : Optional.empty();
    }

    /** Whether one of the orders has ended without a report of how. */
    public boolean hasEnded() {
        return orders.stream().anyMatch(order -> order.status() == OrderReport.Status.ENDED);
    }

    /** Whether the venue has reported a filled quantity without its executions, or may still report some. */
    public boolean areMissing() {
        return listedQuantity().compareTo(reportedQuantity()) != 0 || hasEnded();
    }

    /** With further reports and executions, in any sequence; executions with a known trade id are ignored. */
    Executions with(List<OrderReport> reports, List<Fill> executions) {
        List<Fill> all = union(executions);
        Map<String, OrderReport> byId = new LinkedHashMap<>();
        orders.forEach(order -> byId.put(order.clientId(), order));
        for (OrderReport report : reports) {
            Optional<OrderReport> known = Optional.ofNullable(byId.get(report.clientId()));
            OrderReport merged =
                    known.map(earlier -> earlier.mergedWith(report)).orElse(report);
            byId.put(report.clientId(), merged);
            known.filter(earlier -> report.corrects(earlier)).ifPresent(earlier -> {
                byId.put(report.clientId(), merged.withFilled(report));
                if (new Executions(all, List.copyOf(byId.values())).areMissing()) {
                    byId.put(report.clientId(), merged);
                }
            });
        }
        return new Executions(all, List.copyOf(byId.values()));
    }

    private List<Fill> union(List<Fill> executions) {
        Map<String, Fill> byTrade = new LinkedHashMap<>();
        listed.forEach(fill -> byTrade.put(fill.tradeId(), fill));
        executions.forEach(fill -> byTrade.putIfAbsent(fill.tradeId(), fill));
        return byTrade.values().stream()
                .sorted(Comparator.comparingLong(Fill::time))
                .toList();
    }

    private static BigDecimal reported(List<OrderReport> orders) {
        return orders.stream().map(OrderReport::filledQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
