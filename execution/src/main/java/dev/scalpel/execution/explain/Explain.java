package dev.scalpel.execution.explain;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.execution.champion.StoredForecaster;
import dev.scalpel.execution.decision.FeatureHash;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.trading.CostBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Explains a decision from the store alone, and checks that the stored model still predicts the same. */
public final class Explain {

    private static final int NEAREST = 2;

    private final Settings settings;
    private final ModelStore models;
    private final StateRepository states;
    private final LedgerRepository ledger;
    private final BarRepository bars;
    private final MeasuredCosts costs;

    public Explain(Settings settings, Repositories repositories, StateRepository states, ModelStore models) {
        this.settings = settings;
        this.models = models;
        this.states = states;
        ledger = repositories.ledger();
        bars = repositories.bars();
        costs = new MeasuredCosts(settings, repositories.costs());
    }

    /**
     * The decision on the bar of this minute.
     *
     * @throws NothingDecidedException when there is none
     */
    public Explanation of(InstrumentId instrument, Instant minute) {
        long bar = Minutes.floor(minute);
        Optional<SymbolState> state = states.read(instrument);
        DecisionRow decision = decision(instrument, bar, state);
        BarSeries stored = bars.read(instrument, bar, Minutes.plus(bar, 1));
        Optional<Bar> known = stored.isEmpty() ? Optional.empty() : Optional.of(stored.bar(0));
        List<Intent> sent = state.stream()
                .flatMap(document -> document.intents().stream())
                .filter(intent -> intent.decisionBar() == bar)
                .toList();
        return new Explanation(
                instrument.symbol(),
                Instant.ofEpochMilli(bar),
                known,
                decision,
                decision.insight().map(insight -> replay(instrument, decision, insight)),
                sent,
                state.flatMap(SymbolState::position)
                        .filter(open -> open.position().decisionTime() == bar),
                decision.entered() ? trade(instrument, bar, state) : Optional.empty());
    }

    private DecisionRow decision(InstrumentId instrument, long bar, Optional<SymbolState> state) {
        LocalDate day = Instant.ofEpochMilli(bar).atZone(ZoneOffset.UTC).toLocalDate();
        List<DecisionRow> ofDay = ledger.decisions(instrument, day);
        // The newest decisions may still be in the state's outbox.
        return state.stream()
                .flatMap(document -> document.outbox().decisions().stream())
                .filter(row -> row.bar() == bar)
                .findFirst()
                .or(() -> ofDay.stream().filter(row -> row.bar() == bar).findFirst())
                .orElseThrow(() -> new NothingDecidedException(
                        instrument.symbol(),
                        Instant.ofEpochMilli(bar),
                        ofDay.stream()
                                .map(DecisionRow::bar)
                                .sorted(Comparator.comparingLong(other -> Math.abs(other - bar)))
                                .limit(NEAREST)
                                .sorted()
                                .map(Instant::ofEpochMilli)
                                .toList()));
    }

    private Optional<TradeRow> trade(InstrumentId instrument, long bar, Optional<SymbolState> state) {
        YearMonth month = YearMonth.from(Instant.ofEpochMilli(bar).atZone(ZoneOffset.UTC));
        return List.of(month, month.plusMonths(1)).stream()
                .flatMap(each -> ledger.trades(instrument, each).stream())
                .filter(trade -> trade.decisionBar() == bar)
                .findFirst()
                .or(() -> state.stream()
                        .flatMap(document -> document.outbox().trades().stream())
                        .filter(trade -> trade.decisionBar() == bar)
                        .findFirst());
    }

    private Replay replay(InstrumentId instrument, DecisionRow decision, Insight then) {
        try {
            BracketModel model = BracketModel.open(models.load(instrument, then.modelId()));
            Optional<String> tactics = model.policy()
                    .flatMap(policy -> Optional.ofNullable(decision.figures().get(TacticsPolicy.REGIME))
                            .map(regime -> policy.describe(regime.intValue())));
            return replay(
                    instrument,
                    decision.bar(),
                    then,
                    new StoredForecaster(model, costsAt(decision.bar()).of(instrument)),
                    tactics);
        } catch (ModelRefusedException refused) {
            return Replay.impossible(String.valueOf(refused.getMessage()));
        }
    }

    /** As they were known when the bar had closed. */
    private CostBook costsAt(long bar) {
        return settings.decisionCosts(costs.at(Instant.ofEpochMilli(Minutes.plus(bar, 1))));
    }

    private Replay replay(
            InstrumentId instrument, long bar, Insight then, StoredForecaster model, Optional<String> tactics) {
        FeatureSet set = model.features();
        long end = Minutes.plus(bar, 1);
        int lookBack = Math.max(set.lookBack(), VolatilityUnit.LOOK_BACK);
        BarSeries tail = bars.tail(instrument, end, lookBack);
        Optional<BarSeries> reference = set.variant().reference()
                ? settings.referenceInstrument().map(other -> bars.tail(other, end, lookBack))
                : Optional.empty();
        Optional<double[]> features =
                set.variant().reference() && reference.isEmpty() ? Optional.empty() : set.latest(tail, reference);
        OptionalDouble sigma = VolatilityUnit.latest(tail);
        if (features.isEmpty() || sigma.isEmpty()) {
            return Replay.impossible("not all bars behind the decision are stored any more");
        }
        Prediction now = model.predict(features.get(), sigma.getAsDouble());
        return new Replay(
                named(set, features.get()),
                FeatureHash.of(features.get()).equals(then.featuresHash()),
                Optional.of(now),
                same(now.predictedNet(), then.predictedNet()) && same(now.winProbability(), then.winProbability()),
                tactics,
                Optional.empty());
    }

    private static boolean same(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }

    private static Map<String, Double> named(FeatureSet set, double[] values) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int column = 0; column < values.length; column++) {
            named.put(set.names().get(column), values[column]);
        }
        return named;
    }
}
