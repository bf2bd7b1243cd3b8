package dev.scalpel.research.studies.score;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ShadowTrades;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.research.studies.data.StudyPair;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.portfolio.EntriesOnly;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The trades of a pair's scores within the study's period. They are simulated without costs: fees and spread only choose
 * which entries are worth it.
 */
public final class PairTrades {

    private static final Set<PositionSide> BOTH_SIDES = EnumSet.allOf(PositionSide.class);
    private static final double EQUITY = 1_000_000;
    private static final double BP = 1e4;

    private final StudyPair pair;
    private final ScoreTactics tactics;
    private final ScoreColumns columns;

    private PairTrades(StudyPair pair, ScoreTactics tactics, ScoreColumns columns) {
        this.pair = pair;
        this.tactics = tactics;
        this.columns = columns;
    }

    /** @param tactics whose quantile sets the thresholds, and whose trades calibrate the scores */
    public static PairTrades of(StudyPair pair, IssuedScores issued, ScoreTactics tactics) {
        return new PairTrades(
                pair, tactics, ShadowTrades.of(issued, tactics, BOTH_SIDES).columns());
    }

    public StudyPair pair() {
        return pair;
    }

    public ScoreColumns columns() {
        return columns;
    }

    /** Follows the score where trading is free. */
    public List<StudyTrade> free() {
        return run(tactics, Costs.FREE, true, UnaryOperator.identity());
    }

    /** Follows the score where its calibrated return exceeds this cost per side. */
    public List<StudyTrade> at(double costBp) {
        return run(tactics, Costs.of(costBp / BP, 0), true, UnaryOperator.identity());
    }

    /** The same thresholds, but other tactics. */
    public List<StudyTrade> under(ScoreTactics others) {
        return run(others, Costs.FREE, true, UnaryOperator.identity());
    }

    /** The same, with the trades that are made from this time on, earlier than the period. */
    public List<StudyTrade> under(ScoreTactics others, long fromTime) {
        return run(others, Costs.FREE, true, UnaryOperator.identity(), fromTime);
    }

    /** The same entries, closed after so many minutes whatever the score says, without stop and target. */
    public List<StudyTrade> held(int minutes) {
        return run(StudyTactics.held(tactics, minutes), Costs.FREE, false, UnaryOperator.identity());
    }

    /** Follows the score with entries that another rule allows. */
    public List<StudyTrade> allowedBy(UnaryOperator<DecisionRule> filter) {
        return run(tactics, Costs.FREE, true, filter);
    }

    private List<StudyTrade> run(ScoreTactics used, Costs costs, boolean exits, UnaryOperator<DecisionRule> filter) {
        return run(used, costs, exits, filter, pair.period().fromTime());
    }

    private List<StudyTrade> run(
            ScoreTactics used, Costs costs, boolean exits, UnaryOperator<DecisionRule> filter, long fromTime) {
        BarSeries bars = pair.bars();
        DecisionRule allowed = new EntriesOnly(
                filter.apply(new ScoreRule(columns, used, costs, BOTH_SIDES)),
                bars.size(),
                row -> pair.inUniverse().test(Minutes.plus(bars.openTime(row), 1)));
        DecisionRule rule = new PeriodRule(allowed, bars.firstRowFrom(fromTime), exits);
        return BatchSimulator.run(bars, rule, SimulationSettings.of(Costs.FREE), EQUITY).trades().stream()
                .map(trade -> new StudyTrade(pair.symbol(), trade))
                .toList();
    }
}
