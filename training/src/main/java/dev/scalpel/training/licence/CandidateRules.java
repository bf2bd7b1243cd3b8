package dev.scalpel.training.licence;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.learning.score.ScoreReplay;
import dev.scalpel.licence.Candidate;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.ModelRefusedException;
import dev.scalpel.model.ModelStore;
import dev.scalpel.model.SavedModel;
import dev.scalpel.model.ScoreManifest;
import dev.scalpel.model.ScoreModelReader;
import dev.scalpel.model.score.RegimeScoreRule;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreModel;
import dev.scalpel.settings.Settings;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.store.bars.BarRepository;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the candidates of a day decide, minute by minute. Reads the bars of the day and of its features' look-back, no others. */
final class CandidateRules {

    private final Settings settings;
    private final ModelStore models;
    private final BarRepository bars;

    CandidateRules(Settings settings, ModelStore models, BarRepository bars) {
        this.settings = settings;
        this.models = models;
        this.bars = bars;
    }

    /**
     * The rule of a candidate, whose rows count from the day's first bar.
     *
     * @param block the day
     * @param simulation at the candidate's costs
     * @throws ModelRefusedException when its model is missing or damaged
     */
    DecisionRule of(Candidate candidate, TimeBlock block, SimulationSettings simulation) {
        if (candidate.model().isEmpty()) {
            return PortfolioDay.NO_MODEL;
        }
        SavedModel saved = models.load(candidate.instrument(), candidate.model().get());
        return saved.manifest() instanceof ScoreManifest manifest
                ? score(candidate, ScoreModelReader.open(saved), manifest, block, simulation)
                : brackets(candidate, BracketModel.open(saved), block, simulation);
    }

    private DecisionRule score(
            Candidate candidate,
            ScoreModel model,
            ScoreManifest manifest,
            TimeBlock block,
            SimulationSettings simulation) {
        int lookBack = model.featureSet().lookBack();
        Optional<BarSeries> reference = settings.referenceOf(candidate.instrument())
                .filter(other -> model.featureSet().variant().reference())
                .map(other -> read(other, block, lookBack));
        BarSeries own = read(candidate.instrument(), block, lookBack);
        ScoreColumns columns = ScoreReplay.over(model, own, reference, block.from(), block.to());
        BarSeries ofDay = own.between(block.from(), block.to());
        return new RegimeScoreRule(
                columns,
                ofDay::openTime,
                List.of(model.dayTactics().policy()),
                model.tactics(),
                simulation.decisionCosts(),
                Set.copyOf(manifest.sides()));
    }

    private DecisionRule brackets(
            Candidate candidate, BracketModel model, TimeBlock block, SimulationSettings simulation) {
        int lookBack = model.featureSet().lookBack();
        Optional<BarSeries> reference = settings.referenceInstrument()
                .filter(other -> !other.equals(candidate.instrument()))
                .filter(other -> model.featureSet().variant().reference())
                .map(other -> read(other, block, lookBack));
        Examples examples = Examples.of(
                read(candidate.instrument(), block, lookBack),
                reference,
                model.featureSet(),
                model.grid(),
                simulation.decisionCosts(),
                simulation.ticks());
        return ModelReplay.over(model, examples, reference, block, simulation).rule();
    }

    private BarSeries read(InstrumentId instrument, TimeBlock block, int lookBack) {
        return bars.read(instrument, Minutes.plus(block.from(), -lookBack), block.to());
    }
}
