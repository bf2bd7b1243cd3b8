package dev.scalpel.execution.champion;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.model.score.DayTactics;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.Set;

/** A stored score model with the costs it trades at. */
public final class StoredScoreForecaster implements ScoreForecaster {

    private final ScoreModel model;
    private final Costs costs;
    private final Set<PositionSide> sides;
    /** Opened once: a set keeps what it has computed of the minute before. */
    private final FeatureSet features;

    /** @param sides that its evidence traded */
    public StoredScoreForecaster(ScoreModel model, Costs costs, Set<PositionSide> sides) {
        this.model = model;
        this.costs = costs;
        this.sides = Set.copyOf(sides);
        features = model.featureSet();
    }

    @Override
    public String modelId() {
        return model.id();
    }

    @Override
    public FeatureSet features() {
        return features;
    }

    @Override
    public ScoreTactics tactics() {
        return model.tactics();
    }

    @Override
    public DayTactics dayTactics() {
        return model.dayTactics();
    }

    @Override
    public Costs costs() {
        return costs;
    }

    @Override
    public Set<PositionSide> sides() {
        return sides;
    }

    @Override
    public ScoreForecast forecast(double[] row) {
        return model.forecast(row);
    }
}
