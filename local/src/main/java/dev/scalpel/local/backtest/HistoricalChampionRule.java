package dev.scalpel.local.backtest;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.decision.EntryRule;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.StandAsideReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;

/** Decides each minute as execution does, with the champion of that time. */
final class HistoricalChampionRule implements DecisionRule {

    private final BarSeries bars;
    private final Optional<BarSeries> reference;
    private final int coolDownMinutes;
    private final double[] sigma;
    private final TreeMap<Long, ChampionStatus> statuses = new TreeMap<>();
    private final Map<String, FeatureMatrix> features = new HashMap<>();
    private final Map<Long, PredictedDecision> predictions = new HashMap<>();

    /** The prediction behind an entry. */
    record PredictedDecision(BracketTactics tactics, double predictedNet, double winProbability) {}

    HistoricalChampionRule(BarSeries bars, Optional<BarSeries> reference, int coolDownMinutes) {
        this.bars = bars;
        this.reference = reference;
        this.coolDownMinutes = coolDownMinutes;
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

    private Decision decideWith(Forecaster forecaster, int row, AccountView account) {
        FeatureMatrix matrix = features.computeIfAbsent(
                forecaster.features().version(),
                version -> forecaster.features().compute(bars, reference));
        if (!matrix.available(row) || !(sigma[row] > 0)) {
            return Decision.StandAside.because(StandAsideReason.FEATURES_MISSING);
        }
        double[] values = matrix.row(row);
        TacticsRule.Choice choice = forecaster.tactics().at(values, bars.openTime(row), account);
        if (choice.tactics().isEmpty()) {
            return Decision.StandAside.because(StandAsideReason.POLICY);
        }
        Prediction prediction = forecaster.predict(values, sigma[row]);
        BracketTactics tactics = choice.tactics().get();
        Decision decision = EntryRule.decide(
                prediction, tactics.withMinCoolDown(coolDownMinutes), forecaster.grid(), forecaster.modelId());
        if (decision instanceof Decision.Enter) {
            predictions.put(
                    bars.openTime(row),
                    new PredictedDecision(tactics, prediction.predictedNet(), prediction.winProbability()));
        }
        return decision;
    }

    private ChampionStatus statusAt(int row) {
        Entry<Long, ChampionStatus> latest = statuses.floorEntry(bars.openTime(row));
        return latest == null ? new ChampionStatus.Flat("before the first training") : latest.getValue();
    }
}
