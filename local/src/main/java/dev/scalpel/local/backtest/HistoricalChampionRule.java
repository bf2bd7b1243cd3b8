package dev.scalpel.local.backtest;

import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Tactics;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Decides each minute as execution does, with the champion of that time. */
final class HistoricalChampionRule implements DecisionRule {

    private final BarSeries bars;
    private final Optional<BarSeries> reference;
    private final int coolDownMinutes;
    private final Set<PositionSide> sides;
    private final double[] sigma;
    private final TreeMap<Long, ChampionStatus> statuses = new TreeMap<>();
    private final Map<String, FeatureMatrix> features = new HashMap<>();
    private final Map<Long, PredictedDecision> predictions = new HashMap<>();

    /** The prediction behind an entry. */
    record PredictedDecision(Tactics tactics, double predictedNet, double winProbability) {}

    /** @param sides on which a score model may open a position */
    HistoricalChampionRule(
            BarSeries bars, Optional<BarSeries> reference, int coolDownMinutes, Set<PositionSide> sides) {
        this.bars = bars;
        this.reference = reference;
        this.coolDownMinutes = coolDownMinutes;
        this.sides = Set.copyOf(sides);
        this.sigma = VolatilityUnit.of(bars);
    }

    /** Sets the champion from this bar on. */
    void from(long openTime, ChampionStatus statusAt) {
        statuses.put(openTime, statusAt);
    }

    Optional<PredictedDecision> predictionAt(long openTime) {
        return Optional.ofNullable(predictions.get(openTime));
    }

    @Override
    public int nextSignal(int row) {
        int next = row;
        while (next < bars.size() && !(statusAt(next) instanceof ChampionStatus.Model)) {
            next++;
        }
        return next == bars.size() ? NO_SIGNAL : next;
    }

    @Override
    public Decision decide(int row, AccountView account) {
        return statusAt(row) instanceof ChampionStatus.Model model
                ? decideWith(model.forecaster(), row, account)
                : Decision.StandAside.because(StandAsideReason.FLAT_CHAMPION);
    }

    @Override
    public boolean exits(int row, Position position) {
        return position.basis() instanceof EntryBasis.ByScore held
                && statusAt(row) instanceof ChampionStatus.Model model
                && model.forecaster()
                        .byStyle(
                                brackets -> false,
                                score -> features(score, row)
                                        .filter(values -> held.exitsAt(
                                                score.forecast(values).score()))
                                        .isPresent());
    }

    @Override
    public int nextExit(int row, Position position) {
        return position.basis() instanceof EntryBasis.ByScore ? row : NO_SIGNAL;
    }

    private Decision decideWith(Forecaster forecaster, int row, AccountView account) {
        return features(forecaster, row)
                .map(values -> forecaster.byStyle(
                        model -> bracket(model, row, values, account), model -> score(model, row, values)))
                .orElseGet(() -> Decision.StandAside.because(StandAsideReason.FEATURES_MISSING));
    }

    private Optional<double[]> features(Forecaster forecaster, int row) {
        FeatureMatrix matrix = features.computeIfAbsent(
                forecaster.features().version(),
                version -> forecaster.features().compute(bars, reference));
        return matrix.available(row) ? Optional.of(matrix.row(row)) : Optional.empty();
    }

    private Decision bracket(BracketForecaster model, int row, double[] values, AccountView account) {
        if (!(sigma[row] > 0)) {
            return Decision.StandAside.because(StandAsideReason.FEATURES_MISSING);
        }
        TacticsRule.Choice choice = model.tactics().at(values, bars.openTime(row), account);
        if (choice.tactics().isEmpty()) {
            return Decision.StandAside.because(StandAsideReason.POLICY);
        }
        Prediction prediction = model.predict(values, sigma[row]);
        BracketTactics tactics = choice.tactics().get();
        return remembered(
                row,
                tactics,
                EntryRule.decide(prediction, tactics.withMinCoolDown(coolDownMinutes), model.grid(), model.modelId()));
    }

    private Decision score(ScoreForecaster model, int row, double[] values) {
        ScoreForecast forecast = model.forecast(values);
        long bar = bars.openTime(row);
        Decision decision = model.dayTactics()
                .withMinCoolDown(coolDownMinutes)
                .decide(forecast, bar, model.costs(), model.sidesAmong(sides), model.modelId());
        return remembered(row, model.dayTactics().at(forecast.sigma(), bar).orElse(model.tactics()), decision);
    }

    private Decision remembered(int row, Tactics tactics, Decision decision) {
        if (decision instanceof Decision.Enter enter) {
            predictions.put(
                    bars.openTime(row), new PredictedDecision(tactics, enter.predictedNet(), enter.winProbability()));
        }
        return decision;
    }

    private ChampionStatus statusAt(int row) {
        Entry<Long, ChampionStatus> latest = statuses.floorEntry(bars.openTime(row));
        return latest == null ? new ChampionStatus.Flat("before the first training") : latest.getValue();
    }
}
