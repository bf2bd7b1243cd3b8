package dev.scalpel.execution.decision;

import dev.scalpel.execution.account.AccountRollUp;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.LossLimitDay;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.AccountDocument.RollUp;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import java.util.Optional;

/**
 * The daily loss that ends the entries of a licensed champion, by the rule of {@link PortfolioDay}, which measured it: the
 * exit of an open position counts as paid at its entry, and a limit that was reached once stays reached until the day is over.
 * Open positions are closed as they would be. It counts all symbols of the account together, the others as of the last
 * roll-up and without the exits of their positions.
 */
public final class LossLimit {

    private LossLimit() {}

    /** Why nothing may be entered on the newest bar, while nothing is open; the settings' own limit is checked besides. */
    static Optional<StandAside> check(ChampionTerms terms, SymbolContext context, AccountView own) {
        return terms.maxDailyLoss().flatMap(loss -> {
            Optional<LossLimitDay> today = today(context, context.state());
            double lost =
                    lost(context, own, today.map(LossLimitDay::exitCostAtStart).orElse(0.0));
            return lost >= loss || today.map(LossLimitDay::reached).orElse(false)
                    ? Optional.of(
                            StandAside.because(StandAsideReason.DAILY_LOSS, "dailyLoss", lost, "maxDailyLoss", loss))
                    : Optional.empty();
        });
    }

    /**
     * The state after a round, with what the limit has to remember.
     *
     * @param context as the round began
     * @param next as it ended
     * @param costs of the symbol
     */
    public static SymbolState after(SymbolContext context, SymbolState next, Costs costs) {
        if (!(context.champion() instanceof ChampionStatus.Model model)
                || context.market().isEmpty()) {
            return next;
        }
        return model.terms()
                .maxDailyLoss()
                .map(loss -> next.withLossLimit(after(context, next, costs, loss)))
                .orElse(next);
    }

    private static LossLimitDay after(SymbolContext context, SymbolState next, Costs costs, double loss) {
        LossLimitDay today = today(context, next)
                .orElseGet(() -> new LossLimitDay(
                        AccountRollUp.dayOf(context.market().newest()),
                        exitCost(context.state().position(), costs, start(context, next.account())),
                        false));
        double start = start(context, next.account());
        double lost = lost(context, next.account(), today.exitCostAtStart()) + exitCost(next.position(), costs, start);
        return lost >= loss ? new LossLimitDay(today.day(), today.exitCostAtStart(), true) : today;
    }

    private static Optional<LossLimitDay> today(SymbolContext context, SymbolState state) {
        long day = AccountRollUp.dayOf(context.market().newest());
        return state.lossLimit().filter(known -> known.day() == day);
    }

    private static double exitCost(Optional<OpenPosition> open, Costs costs, double start) {
        return open.map(held -> Math.min(1, PortfolioDay.exitCost(held.position(), costs) / start))
                .orElse(0.0);
    }

    private static double lost(SymbolContext context, AccountView own, double exitCostAtStart) {
        double now = shared(context)
                .map(known -> EntryGuards.equityNow(known, context.symbol(), own))
                .orElse(own.equity());
        return 1 - now / start(context, own) - exitCostAtStart;
    }

    private static double start(SymbolContext context, AccountView own) {
        return shared(context)
                .map(known ->
                        known.day() == AccountRollUp.dayOf(context.market().newest())
                                ? known.dayStartEquity().doubleValue()
                                : known.equity().doubleValue())
                .orElse(own.dayStartEquity());
    }

    /** Of an account with more than one symbol. */
    private static Optional<RollUp> shared(SymbolContext context) {
        return context.invocation()
                .rollUp()
                .filter(known -> known.equityBySymbol().size() > 1);
    }
}
