package dev.scalpel.portfolio.round;

import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.state.AccountDay;
import dev.scalpel.portfolio.state.LossStreak;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.signals.Outcome;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.risk.LimitText;
import dev.scalpel.trading.risk.RiskChecks;
import dev.scalpel.trading.risk.RiskLimits;
import java.util.Map;
import java.util.Optional;

/**
 * Ends the entries that a pause, a limit or the instrument's session forbids, those that have begun included. Nothing here stops a close or a stop. Pure.
 *
 * <p>Losses are measured from the value at cost as the day began and from its peak; now the account counts as the portfolio's
 * valuation says, so that with {@code valuation: market} unrealised losses count too.
 */
final class LimitPhase {

    private final StepBuilder step;
    private final RiskLimits limits;
    private final double equity;
    private final AccountDay day;

    private LimitPhase(StepBuilder step) {
        this.step = step;
        limits = step.terms().limits();
        Books books = step.state().books();
        equity = step.terms().allocation().value(books, step.markets()).doubleValue();
        day = step.state().day().at(books.valueAtCost(), step.now());
    }

    static void plan(StepBuilder step) {
        Map<String, PositionSide> opening = OpenPhase.opening(step);
        if (!opening.isEmpty()) {
            LimitPhase phase = new LimitPhase(step);
            opening.forEach((name, side) -> phase.closed(name)
                    .map(LimitText::of)
                    .ifPresentOrElse(
                            reason -> phase.end(name, Outcome.MARKET_CLOSED, reason),
                            () -> phase.reason(name, side)
                                    .ifPresent(reason -> phase.end(name, Outcome.LIMIT, reason))));
        }
    }

    /** Why its instrument's session forbids an entry. */
    private Optional<StandAside> closed(String name) {
        return step.market(name).window().refusal(Minutes.floor(step.now()));
    }

    private void end(String name, Outcome outcome, String reason) {
        boolean filled = step.work(name, Purpose.OPEN)
                .map(Work::filled)
                .filter(quantity -> quantity.signum() > 0)
                .isPresent();
        step.end(name, filled ? Outcome.UNDERFILLED : outcome, Optional.of(reason));
    }

    /** Why the strategy may not open now. */
    private Optional<String> reason(String name, PositionSide side) {
        StrategyState known = step.known(name);
        View account = view(known.streak());
        return step.state()
                .paused()
                .map(reason -> "paused: " + reason)
                .or(() -> RiskChecks.dailyLoss(limits, account).map(LimitText::of))
                .or(() -> RiskChecks.drawdown(limits, account).map(LimitText::of))
                .or(() -> RiskChecks.lossesInARow(limits, account, Minutes.floor(step.now()))
                        .map(LimitText::of))
                .or(() -> priceMoved(name, side, known).map(LimitText::of));
    }

    private Optional<StandAside> priceMoved(String name, PositionSide side, StrategyState known) {
        double price = step.market(name).quote().takerPrice(side.entrySide()).doubleValue();
        return known.pending()
                .flatMap(SignalRef::price)
                .flatMap(seen -> RiskChecks.priceMoved(limits, seen.doubleValue(), price));
    }

    private View view(LossStreak streak) {
        boolean lost = streak.lastLoss() != AccountView.NEVER;
        return new View(
                equity,
                day.peak().doubleValue(),
                day.start().doubleValue(),
                streak.losses(),
                lost ? Minutes.floor(streak.lastLoss()) : AccountView.NEVER);
    }

    /** The account as one strategy's entry is checked against it. */
    private record View(double equity, double peakEquity, double dayStartEquity, int lossesInARow, long lastLossTime)
            implements AccountView {

        @Override
        public long lastStopTime() {
            return NEVER;
        }
    }
}
