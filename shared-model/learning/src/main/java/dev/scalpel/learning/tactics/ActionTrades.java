package dev.scalpel.learning.tactics;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.RegimeScoreRule;
import dev.scalpel.model.score.ScoreAction;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.instrument.EntryWindow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each action of a policy would have traded on issued scores at the account's costs, and what each day earned. */
final class ActionTrades {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final double EQUITY = 1_000_000;

    private final IssuedScores issued;
    private final ScoreTactics own;
    private final Costs costs;
    private final Set<PositionSide> sides;
    private final List<ScoreAction> actions;
    private final ScoreColumns columns;
    /** By action and day. */
    private final List<double[]> thresholds = new ArrayList<>();

    private final List<List<Trade>> trades = new ArrayList<>();

    ActionTrades(IssuedScores issued, ScoreTactics own, Costs costs, Set<PositionSide> sides) {
        this.issued = issued;
        this.own = own;
        this.costs = costs;
        this.sides = sides;
        actions = PolicyProcedure.actions(own);
        columns = ShadowTrades.of(issued, own, sides, costs).columns();
        for (ScoreAction action : actions) {
            double[] byDay = thresholds(action.quantile());
            thresholds.add(byDay);
            trades.add(
                    action.standsAside()
                            ? List.of()
                            : simulate(ruleOf(action, byDay)).trades());
        }
    }

    private double[] thresholds(double quantile) {
        double[] byDay = new double[days()];
        for (int day = 0; day < byDay.length; day++) {
            byDay[day] = issued.threshold(firstDay() + day, quantile);
        }
        return byDay;
    }

    private DecisionRule ruleOf(ScoreAction action, double[] byDay) {
        ScoreColumns changed = new ScoreColumns(
                columns.score(), columns.sigma(), columns.dayBegins(), byDay, columns.slope(), columns.variance());
        return new ScoreRule(changed, action.of(own), costs, sides);
    }

    private SimulationResult simulate(DecisionRule rule) {
        return BatchSimulator.run(
                issued.bars(),
                rule,
                SimulationSettings.of(costs).withEntryWindow(EntryWindow.of(issued.session())),
                EQUITY);
    }

    List<ScoreAction> actions() {
        return actions;
    }

    BarSeries bars() {
        return issued.bars();
    }

    ScoreColumns columns() {
        return columns;
    }

    int days() {
        return columns.threshold().length;
    }

    /** In days since the epoch. */
    long firstDay() {
        return Math.floorDiv(issued.bars().firstOpenTime(), DAY_MILLIS);
    }

    int day(long time) {
        return Math.toIntExact(Math.floorDiv(time, DAY_MILLIS) - firstDay());
    }

    /** In order of time; none for standing aside. */
    List<Trade> of(int action) {
        return trades.get(action);
    }

    /** The thresholds of a day, by action; that of the day after the bars too. */
    List<Double> thresholdsOf(int day) {
        return actions.stream()
                .map(action -> issued.threshold(firstDay() + day, action.quantile()))
                .toList();
    }

    /** The rule of a policy for each day, of which some may be empty. */
    RegimeScoreRule rule(List<Optional<FrozenPolicy>> policies) {
        return new RegimeScoreRule(columns, issued.bars()::openTime, policies, own, costs, sides);
    }

    /** The rule of one day, by its days since the epoch; its rows count from the day's first bar. */
    RegimeScoreRule ruleOf(long epochDay, List<Optional<FrozenPolicy>> policies) {
        int day = Math.toIntExact(epochDay - firstDay());
        int from = columns.dayBegins()[day];
        ScoreColumns ofDay = columns.between(from, columns.dayBegins()[day + 1]);
        return new RegimeScoreRule(
                ofDay, row -> issued.bars().openTime(from + row), List.of(policies.get(day)), own, costs, sides);
    }

    /** The net return of each day, marked at its end. */
    double[] dailyReturns(List<Optional<FrozenPolicy>> policies) {
        return DailyReturns.of(simulate(rule(policies)), columns.dayBegins());
    }

    /** Of the usual tactics. */
    double[] dailyReturns() {
        return dailyReturns(Collections.nCopies(days(), Optional.empty()));
    }

    /** As a share of equity, without the Kelly cap, which is the same for all actions. */
    double reward(int action, Trade trade) {
        ScoreAction taken = actions.get(action);
        double sigma = trade.position().volatility();
        double share = Math.min(own.sizeCap(), own.targetVolatility() / (sigma * Math.sqrt(Minutes.PER_DAY)));
        return StrictMath.log1p(taken.sizeFactor() * share * trade.netReturn());
    }
}
