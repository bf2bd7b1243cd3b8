package dev.scalpel.research.studies.licence;

import dev.scalpel.evidence.LicenceAccount.Step;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.BarHashes;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceEntry.SettledDay;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureManifest;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.daily.ScoreTraining;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingRequest;
import dev.scalpel.training.licence.NightlyEvidence;
import dev.scalpel.training.licence.Settlement;
import dev.scalpel.training.score.DeclaredProcedure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The product's own nights over one market: training with its stored candidate, settlement, ledger and licence, each night from
 * the store as the night before left it.
 */
final class NightlyFunctions {

    /** Settings of an account with one pair; what a night makes of it is declared by the study. */
    private static final Settings SETTINGS =
            SettingsReader.fromText("study", "symbols: [ETH/USDT]", Map.of()).settings();

    static final InstrumentId INSTRUMENT = SETTINGS.instruments().get(0);

    private static final Duration MINUTES_PAST_MIDNIGHT = Duration.ofMinutes(20);
    private static final Duration NO_TIME_LIMIT = Duration.ofHours(1);

    private final LicenceProcedure procedure;
    private final TrainingConfig config;
    private final MemoryStore store = new MemoryStore();
    private final StoredBars archive = new StoredBars(store);
    private final BarSeries bars;
    private final BarHashes barHashes = new BarHashes();
    private final NightlyEvidence evidence;

    NightlyFunctions(LicenceProcedure procedure, TrainingConfig config, BarSeries bars) {
        this.procedure = procedure;
        this.config = config;
        this.bars = bars;
        archive.append(INSTRUMENT, bars);
        evidence = NightlyEvidence.of(SETTINGS, store, archive, new Settlement.Market() {

            @Override
            public SimulationSettings simulation(InstrumentId instrument, LocalDate day) {
                return config.simulation();
            }

            @Override
            public FundingSeries funding(InstrumentId instrument, LocalDate day) {
                return FundingSeries.NONE;
            }

            @Override
            public OptionalLong lastMinute(InstrumentId instrument, LocalDate day) {
                return OptionalLong.of(
                        Minutes.plus(day.plusDays(1).toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS, -1));
            }
        });
    }

    /**
     * Runs the nights one after the other.
     *
     * @param firstForward day that may count, since the epoch; the night before it is the first
     * @param forwardDays that are settled
     */
    LicencePath run(long firstForward, int forwardDays) {
        RegisteredProcedure registered = new ProcedureRegistry(store)
                .register(
                        new ProcedureManifest("study", 1, Map.of("scores", procedure.toString()), List.of()),
                        true,
                        midnight(firstForward - 1));
        for (long night = firstForward - 1; night <= firstForward + forwardDays; night++) {
            Instant end = midnight(night);
            Clock clock = Clock.fixed(end.plus(MINUTES_PAST_MIDNIGHT), ZoneOffset.UTC);
            TrainingRequest request = new TrainingRequest(
                            INSTRUMENT, bars.between(0, end.toEpochMilli()), Optional.empty(), end, 1, NO_TIME_LIMIT)
                    .withProcedure(Optional.of(registered.id()));
            new ScoreTraining(
                            config,
                            new DeclaredProcedure(procedure.scores(), LicenceProcedure.SIDES),
                            store,
                            clock,
                            TrainingProgress.SILENT,
                            barHashes)
                    .train(request, Deadline.in(NO_TIME_LIMIT, clock));
            evidence.run(registered, LocalDate.ofEpochDay(night), clock.instant(), (instrument, day) -> false);
        }
        return path(new EvidenceLedger(store, registered.id()), firstForward, forwardDays);
    }

    private static LicencePath path(EvidenceLedger ledger, long firstForward, int forwardDays) {
        double[] returns = new double[forwardDays];
        double[] scaled = new double[forwardDays];
        OptionalInt licensed = OptionalInt.empty();
        OptionalInt suspended = OptionalInt.empty();
        for (EvidenceEntry entry : ledger.entries()) {
            int number = Math.toIntExact(entry.date().toEpochDay() - firstForward + 1);
            Optional<SettledDay> day = entry.day();
            if (day.isPresent() && number <= forwardDays) {
                returns[number - 1] = LicencePath.net(day.get().result());
                scaled[number - 1] = day.get().scaled();
                if (day.get().step() == Step.LICENSED && licensed.isEmpty()) {
                    licensed = OptionalInt.of(number);
                } else if (day.get().step() == Step.SUSPENDED && suspended.isEmpty()) {
                    suspended = OptionalInt.of(number);
                }
            }
        }
        return new LicencePath(returns, scaled, licensed, suspended);
    }

    private static Instant midnight(long day) {
        return LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
