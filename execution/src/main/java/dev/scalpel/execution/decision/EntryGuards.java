package dev.scalpel.execution.decision;

import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.RiskChecks;
import dev.scalpel.trading.RiskLimits;
import dev.scalpel.trading.StandAsideReason;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What forbids an entry before the model is asked, each a rule of its own. The rules of one symbol's account, which the
 * simulator has too, are {@link RiskChecks}.
 */
public final class EntryGuards {

    private EntryGuards() {}

    /**
     * The first that stands in the way.
     *
     * @param nowMillis by the venue's clock, where there is one
     */
    public static Optional<StandAside> first(
            SymbolContext situation, RiskLimits limits, AccountView own, long nowMillis) {
        InvocationContext moment = situation.moment();
        return halted(moment.halted() || situation.state().halted())
                .or(() -> RiskChecks.staleBar(limits, situation.market().newest(), nowMillis))
                .or(() -> accountLoss(
                        limits,
                        moment.rollUp(),
                        situation.symbol(),
                        own,
                        situation.market().newest()))
                .or(() -> accountDrawdown(limits, moment.rollUp(), situation.symbol(), own));
    }

    static Optional<StandAside> halted(boolean halted) {
        return halted ? Optional.of(StandAside.because(StandAsideReason.HALTED)) : Optional.empty();
    }

    /** What the account holds is not what the books say, and nothing explains it yet. */
    public static Optional<StandAside> books(AccountAuditState books) {
        return books.drift().isPresent() || books.mismatch().isPresent()
                ? Optional.of(StandAside.because(StandAsideReason.DRIFT))
                : Optional.empty();
    }

    /** The daily loss of all symbols together: others as of the last roll-up, this one as it stands. */
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
        BigDecimal then = rollUp.equityBySymbol().get(symbol);
        return then == null
                ? rollUp.equity().doubleValue()
                : rollUp.equity().doubleValue() - then.doubleValue() + own.equity();
    }
}
