package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a strategy has traded from flat to flat, by its own fills.
 *
 * @param id client id of the first order that opened it
 * @param signal that opened it; empty where none did
 * @param decisionBar minute of the round that opened it
 * @param multiplier of the instrument
 * @param exit all that closed and trimmed it so far
 * @param fees paid, by asset
 * @param funding received, negative if it was paid, in the quote asset
 * @param fundedTo time up to which funding is booked
 * @param reason why it was closed; empty while it is open
 */
public record StrategyTrade(
        String id,
        Optional<String> signal,
        PositionSide side,
        long decisionBar,
        BigDecimal multiplier,
        Leg entry,
        Optional<Leg> exit,
        SortedMap<String, BigDecimal> fees,
        BigDecimal funding,
        long fundedTo,
        Optional<ExitReason> reason) {

    /**
     * One direction of a trade.
     *
     * @param time of the newest fill, epoch milliseconds
     * @param intendedPrice limit of the first order, or the price of its first fill if it had none
     * @param intendedQuantity of the orders that filled
     * @param quantity filled
     * @param value of the quantity in the quote asset, without fees
     */
    public record Leg(
            long time, BigDecimal intendedPrice, BigDecimal intendedQuantity, BigDecimal quantity, BigDecimal value) {

        private Leg with(Fill fill, BigDecimal filledValue, BigDecimal newlyIntended) {
            return new Leg(
                    Math.max(time, fill.time()),
                    intendedPrice,
                    intendedQuantity.add(newlyIntended),
                    quantity.add(fill.quantity()),
                    value.add(filledValue));
        }
    }

    public StrategyTrade {
        fees = Collections.unmodifiableSortedMap(new TreeMap<>(fees));
    }

    /** The first fill of a position. */
    public static StrategyTrade opened(Intent intent, Fill fill, Optional<String> signal, BigDecimal multiplier) {
        return new StrategyTrade(
                        intent.clientId(),
                        signal,
                        PositionSide.openedBy(intent.side()),
                        intent.decisionBar(),
                        multiplier,
                        leg(intent, fill, value(fill, multiplier)),
                        Optional.empty(),
                        new TreeMap<>(),
                        BigDecimal.ZERO,
                        fill.time(),
                        Optional.empty())
                .charged(fill);
    }

    /**
     * A further fill that enlarges the position.
     *
     * @param first whether it is the first one of its order
     */
    public StrategyTrade enlarged(Intent intent, Fill fill, boolean first) {
        Leg larger = entry.with(fill, value(fill, multiplier), first ? intent.quantity() : BigDecimal.ZERO);
        return with(larger, exit, reason).charged(fill);
    }

    /** A fill that closes all or a part of the position. */
    public StrategyTrade reduced(Intent intent, Fill fill, boolean first) {
        BigDecimal value = value(fill, multiplier);
        Leg larger = exit.map(leg -> leg.with(fill, value, first ? intent.quantity() : BigDecimal.ZERO))
                .orElseGet(() -> leg(intent, fill, value));
        return with(entry, Optional.of(larger), reason).charged(fill);
    }

    /** Nothing is held any more. */
    public StrategyTrade closed(ExitReason why) {
        return with(entry, exit, Optional.of(why));
    }

    /** @param received negative if it was paid */
    public StrategyTrade funded(BigDecimal received, long to) {
        return new StrategyTrade(
                id, signal, side, decisionBar, multiplier, entry, exit, fees, funding.add(received), to, reason);
    }

    public boolean isOpen() {
        return reason.isEmpty();
    }

    /** Mean price of a leg. */
    public BigDecimal price(Leg leg) {
        return leg.value().divide(leg.quantity().multiply(multiplier), MathContext.DECIMAL128);
    }

    /**
     * What a closed trade has added to the cash: after the fees that were taken in the quote asset, and after funding. What a fee
     * in the base asset took could not be sold.
     */
    public BigDecimal netProfit(String quote) {
        BigDecimal received = exit.map(Leg::value).orElse(BigDecimal.ZERO).subtract(entry.value());
        return received.multiply(BigDecimal.valueOf(side.sign()))
                .subtract(fees.getOrDefault(quote, BigDecimal.ZERO))
                .add(funding);
    }

    /** The profit as a share of the entry's value. */
    public double netReturn(String quote) {
        return netProfit(quote).divide(entry.value(), MathContext.DECIMAL128).doubleValue();
    }

    private static Leg leg(Intent intent, Fill fill, BigDecimal value) {
        return new Leg(fill.time(), intent.price().orElse(fill.price()), intent.quantity(), fill.quantity(), value);
    }

    private static BigDecimal value(Fill fill, BigDecimal multiplier) {
        return fill.quantity().multiply(fill.price()).multiply(multiplier);
    }

    private StrategyTrade charged(Fill fill) {
        SortedMap<String, BigDecimal> more = new TreeMap<>((Map<String, BigDecimal>) fees);
        more.merge(fill.feeAsset(), fill.fee(), BigDecimal::add);
        return new StrategyTrade(
                id, signal, side, decisionBar, multiplier, entry, exit, more, funding, fundedTo, reason);
    }

    private StrategyTrade with(Leg otherEntry, Optional<Leg> otherExit, Optional<ExitReason> why) {
        return new StrategyTrade(
                id, signal, side, decisionBar, multiplier, otherEntry, otherExit, fees, funding, fundedTo, why);
    }
}
