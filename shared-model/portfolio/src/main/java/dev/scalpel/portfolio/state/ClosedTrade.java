package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A round trip of a strategy that has ended, until it is written to the ledger.
 *
 * @param id the client id of the first order that filled: the same trade has the same id, however often it is written
 * @param exit where nothing of ours has closed it, the entry's own price and quantity
 * @param fees by asset
 * @param profit what it has changed the value at cost by: after fees in the base and quote asset, before those in another
 * @param funding received in the quote asset, negative if it was paid; the profit has it too
 * @param signal that it was entered by
 * @param exitSignal that it was closed by
 */
public record ClosedTrade(
        String id,
        StrategyId strategy,
        PositionSide side,
        BigDecimal multiplier,
        TradeLeg entry,
        TradeLeg exit,
        SortedMap<String, BigDecimal> fees,
        BigDecimal profit,
        BigDecimal funding,
        Optional<SignalRef> signal,
        Optional<EntryBasis> basis,
        Optional<ProtectionTerms> protection,
        ExitReason reason,
        Optional<SignalRef> exitSignal) {

    /** The id of a signal that is not known: of a position that was opened before its trade was counted. */
    public static final String NO_SIGNAL = "none";

    private static final long MILLIS_PER_MINUTE = 60_000;

    public ClosedTrade {
        fees = Collections.unmodifiableSortedMap(new TreeMap<>(fees));
    }

    /** With payments that the venue has listed only after it was closed. */
    public ClosedTrade paid(PaymentState paid, String asset) {
        SortedMap<String, BigDecimal> more = new TreeMap<>((Map<String, BigDecimal>) fees);
        if (paid.fees().signum() != 0) {
            more.merge(asset, paid.fees(), BigDecimal::add);
        }
        return new ClosedTrade(
                id,
                strategy,
                side,
                multiplier,
                entry,
                exit,
                more,
                profit.add(paid.net()),
                funding.add(paid.funding()),
                signal,
                basis,
                protection,
                reason,
                exitSignal);
    }

    /** From the signal's receipt to the first order; empty without a signal. */
    public Optional<Long> latencyMillis() {
        return signal.map(known -> entry.orderedAt() - known.receivedAt());
    }

    /**
     * How much worse than the signal's price it was entered, as a share of that price; negative if better. Empty where the
     * signal has no price.
     */
    public Optional<Double> signalSlippage() {
        return signal.flatMap(SignalRef::price)
                .map(seen -> side.sign() * (entry.price(multiplier).doubleValue() / seen.doubleValue() - 1));
    }

    /**
     * The ledger's row. Its origin names portfolio, strategy and signal: {@code crypto:0123456789abcdef} of strategy
     * {@code btc}.
     *
     * @param revision that the trade was written in
     * @param foreignFees what fees in another asset than base and quote are worth in the quote asset
     */
    public TradeRow row(String portfolio, String mode, long revision, BigDecimal foreignFees) {
        BigDecimal net = profit.subtract(foreignFees);
        long exited = Math.max(exit.time(), entry.time());
        return new TradeRow(
                id,
                revision,
                mode,
                rowBasis(portfolio),
                Optional.empty(),
                Math.floorDiv(entry.orderedAt(), MILLIS_PER_MINUTE) * MILLIS_PER_MINUTE,
                leg(entry, entry.time(), latencyMillis().orElse(0L)),
                leg(
                        exit,
                        exited,
                        exitSignal
                                .map(known -> exit.orderedAt() - known.receivedAt())
                                .orElse(0L)),
                reason,
                fees,
                net,
                net.doubleValue() / entry.value().doubleValue(),
                Double.NaN,
                Double.NaN,
                multiplier,
                funding);
    }

    private TradeRow.Leg leg(TradeLeg leg, long time, long latency) {
        return new TradeRow.Leg(
                time,
                leg.intendedPrice(),
                leg.price(multiplier),
                leg.intendedQuantity(),
                leg.quantity(),
                Math.max(0, latency));
    }

    private EntryBasis rowBasis(String portfolio) {
        EntryBasis.Distances distances = new EntryBasis.Distances(
                side,
                protection.map(terms -> terms.stopLoss().doubleValue()).orElse(Double.NaN),
                protection
                        .flatMap(ProtectionTerms::takeProfit)
                        .map(BigDecimal::doubleValue)
                        .orElse(Double.NaN),
                Bracket.MAX_HOLD_MINUTES,
                0);
        String source = portfolio + ":" + signal.map(SignalRef::id).orElse(NO_SIGNAL);
        return basis.orElseGet(() -> new EntryBasis.BySignal(strategy.name(), source, distances));
    }
}
