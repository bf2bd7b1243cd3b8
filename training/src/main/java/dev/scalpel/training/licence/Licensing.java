package dev.scalpel.training.licence;

import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.Standing;
import dev.scalpel.licence.Candidate;
import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionChangedException;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.ChampionTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lets the licence decide who trades. Licensed, the night's candidate follows the champion if its checks pass; without a
 * licence nothing is promoted; suspended, the champion stays, and opens nothing. Doing it again changes nothing.
 */
public final class Licensing {

    private final ChampionRegistry registry;
    private final Duration lifetime;

    /** @param lifetime of a champion that no candidate follows */
    Licensing(ChampionRegistry registry, Duration lifetime) {
        this.registry = registry;
        this.lifetime = lifetime;
    }

    /**
     * What became of an instrument.
     *
     * @param champion its present one, a model's id or flat
     * @param words for a reader
     */
    public record Decision(InstrumentId instrument, boolean promoted, String champion, String words) {}

    /** @param account after the newest settled day */
    Decision decide(
            RegisteredProcedure procedure,
            LicenceAccount account,
            Standing.Licence licence,
            Candidate candidate,
            Instant now) {
        Champion champion = registry.champion(candidate.instrument());
        if (account.licensed()) {
            ChampionTerms terms = ChampionTerms.licensed(procedure.id(), account.lossLimit());
            return candidate.model().isPresent() && candidate.flaws().isEmpty()
                    ? follow(champion, candidate, terms, account, now)
                    : stay(champion, candidate, terms);
        }
        if (licence.suspended().isPresent()) {
            String why = "suspended since " + licence.suspended().get() + ": " + licence.reason();
            Champion stopped = suspend(procedure.id(), candidate.instrument(), why);
            return new Decision(candidate.instrument(), false, stopped.name(), why + "; " + words(account));
        }
        return new Decision(candidate.instrument(), false, champion.name(), "not licensed: " + words(account));
    }

    /** Before there is an account. */
    Decision unopened(Candidate candidate, String words) {
        String champion = registry.champion(candidate.instrument()).name();
        return new Decision(candidate.instrument(), false, champion, "not licensed: " + words);
    }

    /** Lets the champions of a procedure open nothing. */
    Champion suspend(String procedure, InstrumentId instrument, String reason) {
        Champion champion = registry.champion(instrument);
        return champion.modelId()
                .filter(model -> champion.terms().procedure().equals(Optional.of(procedure)))
                .map(model ->
                        registry.setTerms(instrument, model, champion.terms().withoutEntries(reason)))
                .orElse(champion);
    }

    private Decision follow(
            Champion champion, Candidate candidate, ChampionTerms terms, LicenceAccount account, Instant now) {
        InstrumentId instrument = candidate.instrument();
        String model = candidate.model().orElseThrow();
        if (champion.name().equals(model)) {
            registry.setTerms(instrument, model, terms);
            return new Decision(instrument, false, model, "licensed: it is the champion");
        }
        String words = "licensed: " + words(account);
        Champion.Step step = new Champion.Step(
                now,
                candidate.model(),
                words,
                Map.of("evidence", account.wager().evidence(), "maxDailyLoss", account.lossLimit()));
        try {
            Champion promoted = registry.promote(instrument, step, champion.modelId(), lifetime, terms);
            return new Decision(instrument, true, promoted.name(), words);
        } catch (ChampionChangedException changed) {
            return new Decision(instrument, false, champion.name(), String.valueOf(changed.getMessage()));
        }
    }

    private Decision stay(Champion champion, Candidate candidate, ChampionTerms terms) {
        champion.modelId()
                .filter(model -> champion.terms().procedure().equals(terms.procedure()))
                .ifPresent(model -> registry.setTerms(candidate.instrument(), model, terms));
        String why = candidate.model().isPresent() ? String.join("; ", candidate.flaws()) : candidate.reason();
        return new Decision(
                candidate.instrument(),
                false,
                champion.name(),
                "licensed, but kept " + champion.name() + ", and the candidate trades on paper only: " + why);
    }

    static String words(LicenceAccount account) {
        return String.format(
                Locale.ROOT,
                "evidence %.2f of %.0f after %d forward days",
                account.wager().evidence(),
                account.rules().threshold(),
                account.wager().days());
    }
}
