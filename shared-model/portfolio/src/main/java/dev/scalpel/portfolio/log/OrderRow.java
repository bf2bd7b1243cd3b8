package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.LedgerChecks;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.signals.Signal;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An order of a portfolio, or of the model at a venue, after it has ended.
 *
 * @param id the client order id
 * @param quantity ordered, in units of the venue
 * @param limit absent for a market order; of a resting stop its trigger
 * @param averagePrice of the fills; absent without any
 * @param fees paid, by asset
 * @param multiplier units of the base asset in a quantity of one, above 0
 * @param signal the id of the signal that led to it; absent for a trim, which another strategy's entry causes, and for a stop
 * @param sent epoch milliseconds
 * @param ended when its end was known, epoch milliseconds: the row belongs to that month
 * @param fills its executions, of which the other figures are sums; none in rows from before they were recorded
 */
public record OrderRow(
        String id,
        long revision,
        String mode,
        String strategy,
        Symbol instrument,
        Purpose purpose,
        OrderSide side,
        BigDecimal quantity,
        Optional<BigDecimal> limit,
        BigDecimal filledQuantity,
        Optional<BigDecimal> averagePrice,
        Map<String, BigDecimal> fees,
        BigDecimal multiplier,
        Optional<String> signal,
        long sent,
        long ended,
        Intent.Status status,
        List<Fill> fills)
        implements LedgerRow {

    /** What the order did to the strategy's position. */
    public enum Purpose {
        OPEN,
        CLOSE,
        /** Freed cash for the entry of another strategy. */
        TRIM,
        /** Rested at the venue as stop or target. */
        PROTECT;

        /** What an order of this kind does, unless it frees cash for another strategy. */
        public static Purpose of(Intent.Kind kind) {
            return switch (kind) {
                case ENTRY -> OPEN;
                case PROTECTION, TARGET -> PROTECT;
                case EXIT, BY_VENUE -> CLOSE;
            };
        }
    }

    public OrderRow {
        LedgerChecks.requireName("id", id);
        LedgerChecks.requireNotNegative("revision", revision);
        LedgerChecks.requireName("mode", mode);
        Signal.requireName("strategy", strategy);
        quantity = LedgerChecks.requirePositive("quantity", quantity);
        limit = limit.map(value -> LedgerChecks.requirePositive("limit", value));
        filledQuantity = LedgerChecks.requireNotNegative("filledQuantity", filledQuantity);
        averagePrice = averagePrice.map(value -> LedgerChecks.requirePositive("averagePrice", value));
        if (averagePrice.isPresent() != (filledQuantity.signum() > 0)) {
            throw new IllegalArgumentException("averagePrice belongs to a filled quantity: " + filledQuantity);
        }
        Map<String, BigDecimal> sorted = new TreeMap<>();
        fees.forEach((asset, fee) -> sorted.put(asset, LedgerChecks.plain(fee)));
        fees = Collections.unmodifiableMap(sorted);
        multiplier = LedgerChecks.requirePositive("multiplier", multiplier);
        signal.ifPresent(Signal::requireId);
        LedgerChecks.requireNotNegative("sent", sent);
        LedgerChecks.requireNotNegative("ended", ended);
        fills = List.copyOf(fills);
        BigDecimal sum = fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!fills.isEmpty() && sum.compareTo(filledQuantity) != 0) {
            throw new IllegalArgumentException(
                    "the fills must add up to filledQuantity " + filledQuantity + ": " + sum);
        }
    }

    /**
     * The row of an intent that has ended.
     *
     * @param revision of the state that knows its end
     */
    public static OrderRow of(
            Intent intent,
            String mode,
            Symbol instrument,
            Purpose purpose,
            BigDecimal multiplier,
            Optional<String> signal,
            long ended,
            long revision) {
        BigDecimal filled = intent.filledQuantity();
        BigDecimal paid = BigDecimal.ZERO;
        Map<String, BigDecimal> fees = new TreeMap<>();
        for (Fill fill : intent.fills()) {
            paid = paid.add(fill.price().multiply(fill.quantity()));
            fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add);
        }
        return new OrderRow(
                intent.clientId(),
                revision,
                mode,
                intent.strategy().name(),
                instrument,
                purpose,
                intent.side(),
                intent.quantity(),
                intent.price().or(intent::stopPrice),
                filled,
                filled.signum() > 0 ? Optional.of(paid.divide(filled, MathContext.DECIMAL128)) : Optional.empty(),
                fees,
                multiplier,
                signal,
                intent.signedTimestamp(),
                ended,
                intent.status(),
                intent.fills());
    }

    /** When an intent has ended: its last fill, and not when that was seen, so that every process writes the same row. */
    public static long endOf(Intent intent) {
        return intent.fills().stream().mapToLong(Fill::time).max().orElse(intent.signedTimestamp());
    }

    /** What was filled, in the quote asset and without fees. */
    public BigDecimal filledQuote() {
        return averagePrice
                .map(price -> price.multiply(filledQuantity).multiply(multiplier))
                .orElse(BigDecimal.ZERO);
    }
}
