package dev.scalpel.training.licence;

import dev.scalpel.licence.Candidate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionChangedException;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.ChampionTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets the licence decide who trades. Licensed or on probation, the night's candidate follows the champion if its checks pass;
 * otherwise nothing is promoted, and a champion that stays opens nothing. Doing it again changes nothing.
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

    Decision decide(String procedure, Permission permission, Candidate candidate, Instant now) {
        Champion champion = registry.champion(candidate.instrument());
        Optional<ChampionTerms> terms = permission.terms(procedure);
        if (terms.isPresent()) {
            return candidate.model().isPresent() && candidate.flaws().isEmpty()
                    ? follow(champion, candidate, terms.get(), permission, now)
                    : stay(champion, candidate, terms.get(), permission);
        }
        String reason = permission instanceof Permission.Ended ended ? ended.reason() : permission.text();
        Champion stopped = suspend(procedure, candidate.instrument(), reason);
        return new Decision(candidate.instrument(), false, stopped.name(), permission.text());
    }

    /** Whether some of these instruments has a champion that trades by this procedure. */
    boolean hasChampion(String procedure, Collection<InstrumentId> instruments) {
        return instruments.stream().anyMatch(instrument -> isBy(procedure, registry.champion(instrument)));
    }

    /** Lets the champions of a procedure open nothing. */
    Champion suspend(String procedure, InstrumentId instrument, String reason) {
        Champion champion = registry.champion(instrument);
        return champion.modelId()
                .filter(model -> isBy(procedure, champion))
                .map(model ->
                        registry.setTerms(instrument, model, champion.terms().withoutEntries(reason)))
                .orElse(champion);
    }

    private static boolean isBy(String procedure, Champion champion) {
        return champion.terms().procedure().equals(Optional.of(procedure));
    }

    private Decision follow(
            Champion champion, Candidate candidate, ChampionTerms terms, Permission permission, Instant now) {
        InstrumentId instrument = candidate.instrument();
        String model = candidate.model().orElseThrow();
        if (champion.name().equals(model)) {
            registry.setTerms(instrument, model, terms);
            return new Decision(instrument, false, model, kind(permission) + ": it is the champion");
        }
        Champion.Step step = new Champion.Step(now, candidate.model(), permission.text(), figures(permission, terms));
        try {
            Champion promoted = registry.promote(instrument, step, champion.modelId(), lifetime, terms);
            return new Decision(instrument, true, promoted.name(), permission.text());
        } catch (ChampionChangedException changed) {
            return new Decision(instrument, false, champion.name(), String.valueOf(changed.getMessage()));
        }
    }

    private Decision stay(Champion champion, Candidate candidate, ChampionTerms terms, Permission permission) {
        champion.modelId()
                .filter(model -> champion.terms().procedure().equals(terms.procedure()))
                .ifPresent(model -> registry.setTerms(candidate.instrument(), model, terms));
        String why = candidate.model().isPresent() ? String.join("; ", candidate.flaws()) : candidate.reason();
        return new Decision(
                candidate.instrument(),
                false,
                champion.name(),
                kind(permission) + ", but kept " + champion.name() + ", and the candidate trades on paper only: "
                        + why);
    }

    private static String kind(Permission permission) {
        return permission instanceof Permission.Licensed ? "licensed" : "on probation";
    }

    private static Map<String, Double> figures(Permission permission, ChampionTerms terms) {
        Map<String, Double> figures = new TreeMap<>();
        if (permission instanceof Permission.Licensed licensed) {
            figures.put("evidence", licensed.account().wager().evidence());
        } else if (permission instanceof Permission.OnProbation part) {
            figures.put("evidence", part.probation().evidence());
            figures.put("heldOutCredit", part.probation().credit());
        }
        terms.maxDailyLoss().ifPresent(loss -> figures.put("maxDailyLoss", loss));
        return figures;
    }
}
