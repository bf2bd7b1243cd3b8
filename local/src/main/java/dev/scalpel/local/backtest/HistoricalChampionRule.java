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
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Tactics;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;

/** Decides as execution does each minute: by whoever was champion then. */
final class HistoricalChampionRule implements DecisionRule {

    private final BarSeries bars;
    private final Optional<BarSeries> reference;
    private final int coolDownMinutes;
    private final double[] sigma;
    private final TreeMap<Long, ChampionStatus> mandates = new TreeMap<>();
    private final Map<String, FeatureMatrix> features = new HashMap<>();
    private final Map<Long, Asked> asked = new HashMap<>();

    /** Who decided on a bar that was entered. */
    record Asked(String modelId, Tactics tactics, double predictedNet, double winProbability) {}

    HistoricalChampionRule(BarSeries bars, Optional<BarSeries> reference, int coolDownMinutes) {
        this.bars = bars;
        this.reference = reference;
        this.coolDownMinutes = coolDownMinutes;
        this.sigma = VolatilityUnit.of(bars);
    }

    /** From this bar on. */
    void from(long openTime, ChampionStatus mandate) {
        mandates.put(openTime, mandate);
    }

    Optional<Asked> askedAt(long openTime) {
        return Optional.ofNullable(asked.get(openTime));
    }

    @Override
    public int nextSignal(int row) {
        int next = row;
        while (next < bars.size() && !(mandate(next) instanceof ChampionStatus.Model)) {
            next++;
        }
        return next == bars.size() ? NO_SIGNAL : next;
    }

    @Override
    public Decision decide(int row, AccountView account) {
        return mandate(row) instanceof ChampionStatus.Model model
                ? ask(model.forecaster(), row, account)
                : Decision.StandAside.because(StandAsideReason.FLAT_CHAMPION);
    }

    private Decision ask(Forecaster forecaster, int row, AccountView account) {
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
        Prediction outlook = forecaster.predict(values, sigma[row]);
        Tactics tactics = choice.tactics().get();
        Decision decision = EntryRule.decide(outlook, tactics.withMinCoolDown(coolDownMinutes), forecaster.grid());
        if (decision instanceof Decision.Enter) {
            asked.put(
                    bars.openTime(row),
                    new Asked(forecaster.modelId(), tactics, outlook.predictedNet(), outlook.winProbability()));
        }
        return decision;
    }

    private ChampionStatus mandate(int row) {
        Entry<Long, ChampionStatus> standing = mandates.floorEntry(bars.openTime(row));
        return standing == null ? new ChampionStatus.Flat("before the first training") : standing.getValue();
    }
}
