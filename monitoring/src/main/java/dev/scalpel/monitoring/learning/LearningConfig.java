package dev.scalpel.monitoring.learning;

import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.GateRules;
import dev.scalpel.settings.Settings;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.ObjectStore;
import java.time.Duration;
import java.util.function.Function;

/**
 * How one symbol learns between trainings.
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

    /** The configuration of each symbol, with the latest known filters of the venue. */
    static Function<Symbol, LearningConfig> of(Settings settings, ObjectStore store) {
        InstrumentStore instruments = new InstrumentStore(store, settings.venue());
        return symbol -> of(settings, instruments, symbol);
    }

    /** From the settings and the venue's tick, step and minimum. */
    private static LearningConfig of(Settings settings, InstrumentStore instruments, Symbol symbol) {
        double allocation = settings.symbols()
                .share(symbol)
                .orElseThrow(() -> new IllegalArgumentException(symbol + " is not among the traded symbols"))
                .doubleValue();
        return new LearningConfig(
                new SimulationSettings(
                                settings.costBook().of(symbol),
                                0,
                                settings.limits().forTrading(),
                                instruments.newest(symbol).filters(),
                                allocation)
                        .withCapital(settings.execution().paperCapital().doubleValue())
                        .withMaker(settings.execution().makerEntry()),
                GateRules.of(settings),
                Duration.ofDays(3),
                Duration.ofDays(3),
                Duration.ofDays(45),
                settings.training().seed());
    }
}
