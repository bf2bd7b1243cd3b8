package dev.scalpel.training;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.training.licence.FormerProcedure;
import dev.scalpel.training.licence.NightlyEvidence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * The nights of the former procedure after the present one's: its candidates, its settlement and its champions, until the
 * present one is licensed.
 */
final class FormerNight {

    private final Settings settings;
    private final ObjectStore store;
    private final BarRepository archive;
    private final Clock clock;
    private final Function<Settings, SymbolTraining> trainings;

    /** @param trainings by settings */
    FormerNight(
            Settings settings,
            ObjectStore store,
            BarRepository archive,
            Clock clock,
            Function<Settings, SymbolTraining> trainings) {
        this.settings = settings;
        this.store = store;
        this.archive = archive;
        this.clock = clock;
        this.trainings = trainings;
    }

    /** Whether there is a former procedure with a licence. */
    boolean isLicensed(RegisteredProcedure present, Instant end) {
        return FormerProcedure.find(
                        store, present, settings, end.atZone(ZoneOffset.UTC).toLocalDate())
                .map(FormerProcedure::licensed)
                .orElse(false);
    }

    /**
     * Does what the former procedure does in this night.
     *
     * @param licensed whether the present procedure is: it ends the former one
     * @param selected instruments whose candidates this call makes
     * @param end of the bars
     * @return empty where there is no former procedure, or it ends
     */
    Optional<NightlyEvidence.Night> run(
            RegisteredProcedure present,
            boolean licensed,
            Collection<InstrumentId> selected,
            Instant end,
            Deadline deadline) {
        LocalDate tonight = end.atZone(ZoneOffset.UTC).toLocalDate();
        return FormerProcedure.find(store, present, settings, tonight)
                .flatMap(former -> run(former, present, licensed, selected, tonight, deadline));
    }

    /** Makes the former procedure's candidates of some instruments, where it goes on and this release can make them. */
    void makeCandidates(
            RegisteredProcedure present, Collection<InstrumentId> selected, Instant end, Deadline deadline) {
        LocalDate tonight = end.atZone(ZoneOffset.UTC).toLocalDate();
        boolean licensed = new EvidenceLedger(store, present.id())
                .last()
                .filter(last -> last.account().licensed())
                .isPresent();
        FormerProcedure.find(store, present, settings, tonight)
                .filter(former -> !licensed && former.settings().isPresent())
                .ifPresent(former -> {
                    SymbolTraining training = trainings.apply(former.settings().orElseThrow());
                    selected.forEach(instrument -> candidate(former, present, training, instrument, tonight, deadline));
                });
    }

    private Optional<NightlyEvidence.Night> run(
            FormerProcedure former,
            RegisteredProcedure present,
            boolean licensed,
            Collection<InstrumentId> selected,
            LocalDate tonight,
            Deadline deadline) {
        Settings own = former.settings().orElse(settings);
        SymbolTraining training = trainings.apply(own);
        NightlyEvidence evidence = NightlyEvidence.ofFormer(own, store, archive, training);
        if (licensed || former.settings().isEmpty()) {
            evidence.stop(
                    former.procedure().id(),
                    licensed
                            ? "the procedure " + present.name() + " " + present.version()
                                    + " is licensed, and this champion is one of the former " + former.name()
                            : "this release cannot make models of the procedure " + former.name() + " any more");
            return Optional.empty();
        }
        for (InstrumentId instrument : selected) {
            candidate(former, present, training, instrument, tonight, deadline);
        }
        return Optional.of(evidence.run(
                former.procedure(),
                tonight,
                clock.instant(),
                (instrument, day) -> candidate(former, present, training, instrument, day, deadline)));
    }

    /** Whether there is one now. */
    private boolean candidate(
            FormerProcedure former,
            RegisteredProcedure present,
            SymbolTraining training,
            InstrumentId instrument,
            LocalDate day,
            Deadline deadline) {
        if (former.takeOver(store, present, settings, instrument, day)) {
            return true;
        }
        Settings own = former.settings().orElseThrow();
        training.trainBeside(
                instrument,
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                former.procedure().id(),
                new SymbolTraining.Budget(
                        own.tuning().trials(), Duration.ofSeconds(own.tuning().seconds())),
                deadline);
        return former.takeOver(store, present, settings, instrument, day);
    }
}
