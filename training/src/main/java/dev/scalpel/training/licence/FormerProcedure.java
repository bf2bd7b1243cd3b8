package dev.scalpel.training.licence;

import dev.scalpel.licence.CandidateStore;
import dev.scalpel.licence.EvidenceEntry;
import dev.scalpel.licence.EvidenceLedger;
import dev.scalpel.licence.ProcedureRegistry;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The procedure that was followed before the present one. Its account goes on, with a licence or without, until the present
 * one is licensed.
 *
 * @param settings that declare it; empty if this release cannot make its models
 * @param licensed by the newest entry of its account
 */
public record FormerProcedure(RegisteredProcedure procedure, Optional<Settings> settings, boolean licensed) {

    /**
     * The one whose account was settled last, of those that are not the present one.
     *
     * @param night an account that ended long before it has ended for good: after the lifetime of a champion
     */
    public static Optional<FormerProcedure> find(
            ObjectStore store, RegisteredProcedure present, Settings now, LocalDate night) {
        LocalDate oldest = night.minusDays(now.gate().expiryDays());
        Optional<EvidenceEntry> newest = Optional.empty();
        RegisteredProcedure found = present;
        for (RegisteredProcedure each : new ProcedureRegistry(store).procedures()) {
            Optional<EvidenceEntry> last =
                    each.id().equals(present.id()) ? Optional.empty() : new EvidenceLedger(store, each.id()).last();
            LocalDate so = newest.map(EvidenceEntry::date).orElse(oldest);
            if (last.isPresent() && !last.get().date().isBefore(so)) {
                newest = last;
                found = each;
            }
        }
        RegisteredProcedure former = found;
        return newest.map(last -> new FormerProcedure(
                former, DeclaredSettings.of(former, now), last.account().licensed()));
    }

    public String name() {
        return procedure.name() + " " + procedure.version();
    }

    /** Takes over a candidate of the present procedure, if both make the same models; returns whether there is one now. */
    public boolean takeOver(
            ObjectStore store, RegisteredProcedure present, Settings now, InstrumentId instrument, LocalDate day) {
        CandidateStore candidates = new CandidateStore(store);
        if (candidates.find(procedure.id(), instrument, day).isEmpty() && makesModelsLike(now)) {
            candidates
                    .find(present.id(), instrument, day)
                    .ifPresent(candidate -> candidates.add(candidate.of(procedure.id())));
        }
        return candidates.find(procedure.id(), instrument, day).isPresent();
    }

    private boolean makesModelsLike(Settings now) {
        return settings.map(former -> models(former).equals(models(now))).orElse(false);
    }

    /** What is declared of the models alone. */
    private static Map<String, String> models(Settings settings) {
        Map<String, String> declared = new HashMap<>(Procedures.of(settings).declared());
        declared.remove(Procedures.INSTRUMENTS);
        return declared;
    }
}
