package dev.scalpel.execution.champion;

import dev.scalpel.model.score.DayTactics;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** A model that gives each bar a score, which opens a position and closes it again. */
public non-sealed interface ScoreForecaster extends Forecaster {

    /** Its own; those in force at a minute are in {@link #dayTactics()}. */
    ScoreTactics tactics();

    /** The tactics of every minute, which may depend on its regime. */
    default DayTactics dayTactics() {
        return DayTactics.always(tactics());
    }

    /** What its entries are expected to cost, with the slippage of one size. */
    Costs costs();

    /** The sides that its evidence traded. */
    default Set<PositionSide> sides() {
        return EnumSet.allOf(PositionSide.class);
    }

    /** The sides that it may open, of those that the instrument offers. */
    default Set<PositionSide> sidesAmong(Set<PositionSide> offered) {
        Set<PositionSide> both = EnumSet.copyOf(offered);
        both.retainAll(sides());
        return both;
    }

    /**
     * The forecast for a bar.
     *
     * @param features of the bar, in the order of {@link #features()}; its volatility is one of them
     */
    ScoreForecast forecast(double[] features);

    @Override
    default <T> T byStyle(Function<BracketForecaster, T> brackets, Function<ScoreForecaster, T> score) {
        return score.apply(this);
    }
}
