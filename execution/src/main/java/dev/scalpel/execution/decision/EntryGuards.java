package dev.scalpel.execution.decision;

import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.risk.RiskChecks;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What forbids an entry before the model is used, one rule per method. Rules on a single symbol's account, which the
 * simulator applies too, are in {@link RiskChecks}.
 */
public final class EntryGuards {

    private EntryGuards() {}

    /**
     * The first rule that forbids an entry; empty when none does.
     *
     * @param nowMillis by the venue's clock, or ours on paper
     */
    public static Optional<StandAside> first(
            SymbolContext context, RiskLimits limits, AccountView own, long nowMillis) {
        InvocationContext invocation = context.invocation();
        return halted(invocation.halted() || context.state().halted())
                .or(() -> paused(invocation.paused()))
                .or(() -> RiskChecks.staleBar(limits, context.market().newest(), nowMillis))
                .or(() -> accountLoss(
                        limits,
                        invocation.rollUp(),
                        context.symbol(),
                        own,
                        context.market().newest()))
                .or(() -> accountDrawdown(limits, invocation.rollUp(), context.symbol(), own));
    }

    static Optional<StandAside> halted(boolean halted) {
        return halted ? Optional.of(StandAside.because(StandAsideReason.HALTED)) : Optional.empty();
    }

    static Optional<StandAside> paused(boolean paused) {
        return paused ? Optional.of(StandAside.because(StandAsideReason.PAUSED)) : Optional.empty();
    }

    /** The account's balance differs from the books without an explanation. */
    public static Optional<StandAside> accountMismatch(AccountAuditState auditState) {
        return auditState.drift().isPresent() || auditState.mismatch().isPresent()
                ? Optional.of(StandAside.because(StandAsideReason.DRIFT))
                : Optional.empty();
    }

    /**
     * Where positions are netted: an entry that was given up, and that a late read may still show, could be on the other side. A
     * new one would then close it instead of opening a position.
     */
    public static Optional<StandAside> entryInDoubt(AccountAuditState auditState, long now) {
        return auditState.unacknowledgedEntries().stream().anyMatch(entry -> entry.isRecent(now))
                ? Optional.of(StandAside.because(StandAsideReason.ENTRY_PENDING))
                : Optional.empty();
    }

    /** The daily loss of all symbols together: the others as of the last roll-up, this one now. */
    static Optional<StandAside> accountLoss(
            RiskLimits limits, Optional<RollUp> rollUp, Symbol symbol, AccountView own, long bar) {
        return rollUp.filter(known -> known.equityBySymbol().size() > 1).flatMap(known -> {
            double start = known.day() == AccountRollUp.dayOf(bar)
                    ? known.dayStartEquity().doubleValue()
                    : known.equity().doubleValue();
            double lost = 1 - equityNow(known, symbol, own) / start;
            return lost >= limits.maxDailyLoss()
                    ? Optional.of(StandAside.because(
                            StandAsideReason.DAILY_LOSS,
                            "accountDailyLoss",
                            lost,
                            "maxDailyLoss",
                            limits.maxDailyLoss()))
                    : Optional.empty();
        });
    }

    /** The drawdown of all symbols together. */
    static Optional<StandAside> accountDrawdown(
            RiskLimits limits, Optional<RollUp> rollUp, Symbol symbol, AccountView own) {
        return rollUp.filter(known -> known.equityBySymbol().size() > 1).flatMap(known -> {
            double drawdown =
                    1 - equityNow(known, symbol, own) / known.peakEquity().doubleValue();
            return drawdown >= limits.maxDrawdown()
                    ? Optional.of(StandAside.because(
                            StandAsideReason.DRAWDOWN,
                            "accountDrawdown",
                            drawdown,
                            "maxDrawdown",
                            limits.maxDrawdown()))
                    : Optional.empty();
        });
    }

    static double equityNow(RollUp rollUp, Symbol symbol, AccountView own) {
        BigDecimal rolledUp = rollUp.equityBySymbol().get(symbol);
        return rolledUp == null
                ? rollUp.equity().doubleValue()
                : rollUp.equity().doubleValue() - rolledUp.doubleValue() + own.equity();
    }
}
