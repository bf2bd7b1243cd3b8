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
 * @param venue whose bars they are; names the bar objects in the manifest
 * @param simulation costs and limits; labels and trades are charged the same
 * @param unseen the newest stretch of bars, kept for the gate: nothing learns from it
 * @param least stretch of bars that the champion's fit has not seen, before that one: with less nothing is tried
 * @param replay how far back older bars are mixed in
 * @param seed where all randomness comes from
 */
public record LearningConfig(
        String venue,
        SimulationSettings simulation,
        GateRules gate,
        Duration unseen,
        Duration least,
        Duration replay,
        long seed) {

    /** The rules of each symbol, as its venue was last seen with them. */
    static Function<Symbol, LearningConfig> of(Settings settings, ObjectStore store) {
        InstrumentStore instruments = new InstrumentStore(store, settings.venue());
        return symbol -> of(settings, instruments, symbol);
    }

    /** As the settings and the venue's own tick, step and minimum say. */
    private static LearningConfig of(Settings settings, InstrumentStore instruments, Symbol symbol) {
        double allocation = settings.symbols()
                .share(symbol)
                .orElseThrow(() -> new IllegalArgumentException(symbol + " is not among the traded symbols"))
                .doubleValue();
        return new LearningConfig(
                settings.venue(),
                new SimulationSettings(
                                settings.costs().forTrading(),
                                0,
                                settings.limits().forTrading(),
                                instruments.newest(symbol).filters(),
                                allocation)
                        .withCapital(settings.execution().paperCapital().doubleValue()),
                GateRules.of(settings),
                Duration.ofDays(3),
                Duration.ofDays(3),
                Duration.ofDays(45),
                settings.training().seed());
    }
}
