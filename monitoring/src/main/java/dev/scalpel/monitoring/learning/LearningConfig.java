package dev.scalpel.monitoring.learning;

import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.ledger.repository.Repositories;
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
            Settings settings, ObjectStore store, Repositories repositories, Clock clock) {
        InstrumentStore instruments = new InstrumentStore(store, settings.venue());
        MeasuredCosts trading = new MeasuredCosts(settings, repositories.costs());
        SimulationCosts simulated =
                new SimulationCosts(repositories.funding(), new SimulationMargin(settings, repositories.margins()));
        return instrument -> {
            Instant now = clock.instant();
            Instant from = now.minus(EVIDENCE);
            SimulationRules rules = instruments.newest(instrument.symbol());
            Costs costs =
                    simulated.of(instrument, rules, trading.since(from, now).of(instrument), from, now);
            return of(settings, rules, instrument, costs);
        };
    }

    /** From the settings and the venue's tick, step and minimum. */
    private static LearningConfig of(Settings settings, SimulationRules rules, InstrumentId instrument, Costs costs) {
        Symbol symbol = instrument.symbol();
        double allocation = settings.symbols()
                .share(symbol)
                .orElseThrow(() -> new IllegalArgumentException(symbol + " is not among the traded symbols"))
                .doubleValue();
        return new LearningConfig(
                new SimulationSettings(costs, 0, settings.limits().forTrading(), rules.filters(), allocation)
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
