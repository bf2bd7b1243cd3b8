package dev.scalpel.portfolio.records;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An order of a portfolio and its outcome.
 *
 * @param id the client id
 * @param revision of the state that still had the order
 * @param strategy its name
 * @param signal that it was sent for; empty for one that no signal led to, such as an exit of a halted portfolio
 * @param sentAt on the venue's clock, epoch milliseconds
 * @param endedAt time of the last fill on that clock; that of sending without one
 * @param limit empty for an order at market
 * @param filled quantity
 * @param value of what was filled in the quote asset, without fees
 * @param fees by asset
 */
public record OrderRow(
        String id,
        long revision,
        String strategy,
        Optional<String> signal,
        Intent.Kind kind,
        OrderSide side,
        int attempt,
        long sentAt,
        long endedAt,
        BigDecimal quantity,
        Optional<BigDecimal> limit,
        Intent.Status status,
        BigDecimal filled,
        BigDecimal value,
        Map<String, BigDecimal> fees)
        implements LedgerRow {

    public OrderRow {
        LedgerChecks.requireName("id", id);
        LedgerChecks.requireName("strategy", strategy);
        signal.ifPresent(name -> LedgerChecks.requireName("signal", name));
        LedgerChecks.requireNotNegative("revision", revision);
        quantity = LedgerChecks.requirePositive("quantity", quantity);
        limit = limit.map(price -> LedgerChecks.requirePositive("limit", price));
        filled = LedgerChecks.requireNotNegative("filled", filled);
        value = LedgerChecks.requireNotNegative("value", value);
        if (status.unresolved()) {
            throw new IllegalArgumentException("the outcome of an order must be known: " + id + " is " + status);
        }
        fees = Collections.unmodifiableMap(new TreeMap<>(fees));
    }

    /**
     * The row of an order that has ended.
     *
     * @param multiplier of its instrument
     */
    public static OrderRow of(Intent intent, Optional<String> signal, BigDecimal multiplier, long revision) {
        BigDecimal value = BigDecimal.ZERO;
        Map<String, BigDecimal> fees = new TreeMap<>();
        for (Fill fill : intent.fills()) {
            value = value.add(fill.quantity().multiply(fill.price()).multiply(multiplier));
            if (fill.fee().signum() > 0) {
                fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add);
            }
        }
        return new OrderRow(
                intent.clientId(),
                revision,
                intent.strategy().name(),
                signal,
                intent.kind(),
                intent.side(),
                intent.attempt(),
                intent.signedTimestamp(),
                intent.fills().stream().mapToLong(Fill::time).max().orElse(intent.signedTimestamp()),
                intent.quantity(),
                intent.price(),
                intent.status(),
                intent.filledQuantity(),
                value,
                fees);
    }
}
