package dev.scalpel.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.local.functions.EvidenceStatus;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.ChampionRegistry;
import dev.scalpel.promotion.DamagedChampionException;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether a model may trade: the evidence of its procedure, and the champion of each instrument. */
final class PermissionCheck {

    private static final String LICENCE = "licence";
    private static final String EVIDENCE = "./scalpel evidence shows what is proven, and what a licence needs";

    private PermissionCheck() {}

    static List<CheckResult> of(Settings settings, ObjectStore store, Instant now) {
        if (!settings.model().trading()) {
            return List.of();
        }
        List<CheckResult> results = new ArrayList<>();
        if (settings.symbols().followsUniverse() && settings.traded().isEmpty()) {
            results.add(CheckResult.warning(
                    "universe",
                    "no list of the largest coins is stored: nothing is traded until there is one",
                    "./scalpel universe --update, or ./scalpel run, which reads one each day"));
        }
        new EvidenceStatus(settings, store).of(now).forEach(account -> results.add(licence(account)));
        ChampionRegistry champions = new ChampionRegistry(store);
        settings.instruments().forEach(instrument -> results.add(champion(champions, instrument)));
        return results;
    }

    private static CheckResult licence(JsonNode account) {
        if (account.has("problem")) {
            return CheckResult.problem(
                    LICENCE, "the evidence " + account.path("problem").asText(), "docs/operations.md explains it");
        }
        String words = account.path("procedure").asText() + ": "
                + account.path("permission").asText();
        return account.path("licensed").asBoolean()
                ? CheckResult.ok(LICENCE, words)
                : CheckResult.note(LICENCE, words, EVIDENCE);
    }

    private static String why(List<Champion.Step> history) {
        return history.isEmpty()
                ? " yet: no training has promoted one"
                : ": " + history.get(history.size() - 1).reason();
    }

    private static CheckResult champion(ChampionRegistry champions, InstrumentId instrument) {
        String check = "model " + instrument.symbol();
        try {
            Champion champion = champions.champion(instrument);
            return champion.isFlat()
                    ? CheckResult.note(
                            check,
                            "none trades it" + why(champion.history()),
                            "./scalpel models --symbol " + instrument.symbol() + " says why")
                    : CheckResult.ok(check, champion.name() + " trades it");
        } catch (DamagedChampionException damaged) {
            return CheckResult.problem(
                    check, String.valueOf(damaged.getMessage()), "docs/operations.md explains failures of the store");
        }
    }
}
