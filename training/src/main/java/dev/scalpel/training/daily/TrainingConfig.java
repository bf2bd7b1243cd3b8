package dev.scalpel.training.daily;

import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.TrainingSettings;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.training.optimiser.SearchSpace;
import dev.scalpel.training.tuning.Recipe;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import dev.scalpel.training.tuning.TrialObjective;
import java.time.Duration;

/**
 * How one instrument is trained.
 *
 * @param embargoMinutes after a test block in which no training label may begin
 * @param simulation costs and limits, the same for labels and trades
 * @param minTrades over the days that judge a trial; a trial with fewer is worth less
 * @param space what is tuned, {@link Recipe#SPACE} or {@link Recipe#LINEAR_SPACE}
 * @param lifetime of a champion without a new promotion
 * @param seeds how many networks are averaged in the final fit
 * @param seed of all random numbers
 * @param threads trials in parallel; the number does not change them
 */
public record TrainingConfig(
        Lengths lengths,
        int embargoMinutes,
        BracketGrid grid,
        SimulationSettings simulation,
        int minTrades,
        SearchSpace space,
        Duration lifetime,
        int seeds,
        long seed,
        int threads) {

    private static final double TRADES_MARGIN = 1.2;

    public TrainingConfig {
        if (embargoMinutes < 0 || seeds < 1 || threads < 1) {
            throw new IllegalArgumentException("embargoMinutes must be >= 0, seeds and threads >= 1: " + embargoMinutes
                    + ", " + seeds + ", " + threads);
        }
    }

    /** The objective of tuning: a fifth more trades per day than are needed at least. */
    public TrialObjective objective() {
        int evidenceDays = (lengths.folds() - 1) * lengths.foldDays() + lengths.holdOutDays();
        return new TrialObjective(TRADES_MARGIN * minTrades / evidenceDays);
    }

    /**
     * From the settings and the venue's tick, step and minimum. Long only, because a spot venue has no short positions.
     *
     * @param costs of the instrument over the window, those of holding included
     */
    public static TrainingConfig of(
            Settings settings, InstrumentId instrument, Costs costs, SimulationRules rules, int processors) {
        Symbol symbol = instrument.symbol();
        TrainingSettings training = settings.training();
        double allocation = settings.symbols()
                .share(symbol)
                .orElseThrow(() -> new IllegalArgumentException(symbol + " is not among the traded symbols"))
                .doubleValue();
        return new TrainingConfig(
                new Lengths(training.windowDays(), training.holdOutDays(), training.folds(), training.foldDays()),
                training.embargoMinutes(),
                BracketGrid.longOnly(),
                new SimulationSettings(costs, 0, settings.limits().forTrading(), rules.filters(), allocation)
                        .withEntryWindow(rules.entryWindow(settings.limits().sessionEndMinutes()))
                        .withCapital(settings.execution().paperCapital().doubleValue())
                        .withMaker(settings.execution().makerEntry()),
                settings.gate().minTrades(),
                Recipe.SPACE,
                Duration.ofDays(settings.gate().expiryDays()),
                settings.tuning().seeds(),
                training.seed(),
                settings.tuning().threadsOn(processors));
    }
}
