package dev.scalpel.monitoring.learning;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.GateRules;
import dev.scalpel.settings.Settings;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.Costs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * How one instrument learns between trainings.
 *
 * @param simulation costs and limits, the same for labels and trades
 * @param unseen length of the newest bars, reserved for the gate and never learned from
 * @param minNew minimum length of the bars before those that the champion's fit has not seen; with less, learning is
 *     skipped
 * @param replay how far back older bars are replayed
 * @param seed of all random numbers
 */
public record LearningConfig(
        SimulationSettings simulation, GateRules gate, Duration unseen, Duration minNew, Duration replay, long seed) {

    private static final Duration EVIDENCE = Duration.ofDays(45);

    /** The configuration of each instrument, with the latest known rules of the venue, at the costs of its evidence. */
    static Function<InstrumentId, LearningConfig> of(
            Settings settings, ObjectStore store, CostRepository measured, Clock clock) {
        InstrumentStore instruments = new InstrumentStore(store, settings.venue());
        MeasuredCosts costs = new MeasuredCosts(settings, measured);
        return instrument -> {
            Instant now = clock.instant();
            return of(
                    settings,
                    instruments,
                    instrument,
                    costs.since(now.minus(EVIDENCE), now).of(instrument));
        };
    }

    /** From the settings and the venue's tick, step and minimum. */
    private static LearningConfig of(
            Settings settings, InstrumentStore instruments, InstrumentId instrument, Costs costs) {
        Symbol symbol = instrument.symbol();
        double allocation = settings.symbols()
                .share(symbol)
                .orElseThrow(() -> new IllegalArgumentException(symbol + " is not among the traded symbols"))
                .doubleValue();
        SimulationRules rules = instruments.newest(symbol);
        return new LearningConfig(
                new SimulationSettings(
                                rules.costs(costs), 0, settings.limits().forTrading(), rules.filters(), allocation)
                        .withEntryWindow(rules.entryWindow(settings.limits().sessionEndMinutes()))
                        .withCapital(settings.execution().paperCapital().doubleValue())
                        .withMaker(settings.execution().makerEntry()),
                GateRules.of(settings),
                Duration.ofDays(3),
                Duration.ofDays(3),
                EVIDENCE,
                settings.training().seed());
    }
}
