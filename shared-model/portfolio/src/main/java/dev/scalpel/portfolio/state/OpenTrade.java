package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The round trip of a strategy that holds something: what its ledger row needs.
 *
 * @param id the client id of the first order that filled
 * @param multiplier of the instrument
 * @param exit empty until something is closed
 * @param fees by asset
 * @param profit what it has changed the value at cost by, so far
 * @param funding received in the quote asset, negative if it was paid; the profit has it too
 * @param marginPaid funding that the margin of what is still held has paid, negative if it received it
 * @param fundedTo time up to which funding is booked, epoch milliseconds
 * @param signal that it was entered by
 * @param basis of a model or a rule that it was entered by
 * @param protection that has rested for it
 * @param reason why it is being closed; empty until that is decided
 * @param exitSignal that it is being closed by
 */
public record OpenTrade(
        String id,
        StrategyId strategy,
        PositionSide side,
        BigDecimal multiplier,
        TradeLeg entry,
        Optional<TradeLeg> exit,
        SortedMap<String, BigDecimal> fees,
        BigDecimal profit,
        BigDecimal funding,
        BigDecimal marginPaid,
        long fundedTo,
        Optional<SignalRef> signal,
        Optional<EntryBasis> basis,
        Optional<ProtectionTerms> protection,
        Optional<ExitReason> reason,
        Optional<SignalRef> exitSignal) {

    public OpenTrade {
        fees = Collections.unmodifiableSortedMap(new TreeMap<>(fees));
    }

    /** After the first fill of its first order, whose fee is not counted yet. */
    public static OpenTrade of(Intent intent, Fill fill, BigDecimal multiplier, StrategyState state) {
        PositionSide side = PositionSide.openedBy(intent.side());
        return new OpenTrade(
                intent.clientId(),
                intent.strategy(),
                side,
                multiplier,
                TradeLeg.of(intent, fill, value(fill, multiplier)),
                Optional.empty(),
                new TreeMap<>(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                fill.time(),
                state.pendingEntry(side),
                state.basis(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** After a further fill that opened. */
    public OpenTrade entered(Fill fill) {
        return with(entry.with(fill, value(fill, multiplier)), exit, fees, profit, protection, reason, exitSignal);
    }

    /** After a fill that closed. */
    public OpenTrade exited(Intent intent, Fill fill) {
        BigDecimal value = value(fill, multiplier);
        TradeLeg leg = exit.map(known -> known.with(fill, value)).orElseGet(() -> TradeLeg.of(intent, fill, value));
        OpenTrade exited = with(entry, Optional.of(leg), fees, profit, protection, reason, exitSignal);
        return marginPaid.signum() == 0 ? exited : exited.withMarginPaid(ofRest(marginPaid, leg));
    }

    /** A part of the position takes its part of the margin with it. */
    private BigDecimal ofRest(BigDecimal amount, TradeLeg after) {
        BigDecimal before =
                entry.quantity().subtract(exit.map(TradeLeg::quantity).orElse(BigDecimal.ZERO));
        BigDecimal left = entry.quantity().subtract(after.quantity()).max(BigDecimal.ZERO);
        return amount.multiply(left).divide(before, MathContext.DECIMAL128);
    }

    private OpenTrade withMarginPaid(BigDecimal paid) {
        return new OpenTrade(
                id,
                strategy,
                side,
                multiplier,
                entry,
                exit,
                fees,
                profit,
                funding,
                paid,
                fundedTo,
                signal,
                basis,
                protection,
                reason,
                exitSignal);
    }

    /** With a fee. */
    public OpenTrade charged(String asset, BigDecimal fee) {
        SortedMap<String, BigDecimal> more = new TreeMap<>((Map<String, BigDecimal>) fees);
        if (fee.signum() != 0) {
            more.merge(asset, fee, BigDecimal::add);
        }
        return with(entry, exit, more, profit, protection, reason, exitSignal);
    }

    /** With what a booking has changed the value at cost by. */
    public OpenTrade earned(BigDecimal change) {
        return with(entry, exit, fees, profit.add(change), protection, reason, exitSignal);
    }

    /** @param received negative if it was paid */
    public OpenTrade funded(BigDecimal received, long to) {
        return new OpenTrade(
                id,
                strategy,
                side,
                multiplier,
                entry,
                exit,
                fees,
                profit.add(received),
                funding.add(received),
                marginPaid.subtract(received),
                to,
                signal,
                basis,
                protection,
                reason,
                exitSignal);
    }

    /**
     * With payments of the venue besides its fills: funding, and fees of liquidations.
     *
     * @param paid what is to be counted; the cash has it already
     * @param asset of the fees
     */
    public OpenTrade paid(PaymentState paid, String asset, long to) {
        OpenTrade charged = charged(asset, paid.fees()).earned(paid.fees().negate());
        return paid.funding().signum() == 0 ? charged : charged.funded(paid.funding(), Math.max(fundedTo, to));
    }

    public OpenTrade protectedBy(ProtectionTerms terms) {
        return with(entry, exit, fees, profit, Optional.of(terms), reason, exitSignal);
    }

    /** Closed for this reason, and by this signal if one said so; a reason that is known already stays. */
    public OpenTrade closing(ExitReason because, Optional<SignalRef> by) {
        return reason.isPresent() ? this : with(entry, exit, fees, profit, protection, Optional.of(because), by);
    }

    /** Whether its model or rule lets it be held no longer: not beyond the end of trading. */
    public boolean isOver(long now, EntryWindow window) {
        long minute = Minutes.floor(entry.orderedAt());
        return basis.map(EntryBasis::distances)
                .map(given -> given.withMaxHold(window.holdMinutes(minute, given.holdMinutes())))
                .filter(given -> given.deadline(minute) <= now)
                .isPresent();
    }

    /**
     * The trade, now that nothing is left of it.
     *
     * @param otherwise the reason if none is known
     */
    ClosedTrade closed(ExitReason otherwise, long now) {
        BigDecimal price = entry.price(multiplier);
        TradeLeg none = new TradeLeg(now, now, price, entry.quantity(), entry.quantity(), entry.value());
        return new ClosedTrade(
                id,
                strategy,
                side,
                multiplier,
                entry,
                exit.orElse(none),
                fees,
                profit,
                funding,
                signal,
                basis,
                protection,
                reason.orElse(otherwise),
                exitSignal);
    }

    private OpenTrade with(
            TradeLeg newEntry,
            Optional<TradeLeg> newExit,
            SortedMap<String, BigDecimal> newFees,
            BigDecimal newProfit,
            Optional<ProtectionTerms> newProtection,
            Optional<ExitReason> newReason,
            Optional<SignalRef> newExitSignal) {
        return new OpenTrade(
                id,
                strategy,
                side,
                multiplier,
                newEntry,
                newExit,
                newFees,
                newProfit,
                funding,
                marginPaid,
                fundedTo,
                signal,
                basis,
                newProtection,
                newReason,
                newExitSignal);
    }

    private static BigDecimal value(Fill fill, BigDecimal multiplier) {
        return fill.quantity().multiply(fill.price()).multiply(multiplier);
    }
}
