package dev.scalpel.training.licence;

import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.Probation;
import dev.scalpel.promotion.ChampionTerms;
import java.util.Locale;
import java.util.Optional;

/** What a procedure may do on the day that begins. */
sealed interface Permission {

    /** @param account after the newest settled day */
    record Licensed(LicenceAccount account) implements Permission {}

    /** A part of the allocation without a licence, because the user has opted in. */
    record OnProbation(LicenceAccount account, Probation probation) implements Permission {}

    /**
     * Nothing.
     *
     * @param words for a reader
     */
    record None(String words) implements Permission {}

    /**
     * A licence has ended: champions that stay open nothing.
     *
     * @param reason in one sentence without a full stop
     * @param words of the evidence that counts now
     */
    record Ended(String reason, String words) implements Permission {}

    /** The terms of its champions; empty where it has none. */
    default Optional<ChampionTerms> terms(String procedure) {
        if (this instanceof Licensed licensed) {
            return Optional.of(
                    ChampionTerms.licensed(procedure, licensed.account().lossLimit()));
        }
        // The shadow has the whole allocation: a tenth of it loses a tenth.
        return this instanceof OnProbation part
                ? Optional.of(ChampionTerms.licensed(
                                procedure, Probation.SHARE * part.account().lossLimit())
                        .withShare(Probation.SHARE))
                : Optional.empty();
    }

    /** For a reader. */
    default String text() {
        if (this instanceof Licensed licensed) {
            return "licensed: " + words(licensed.account());
        }
        if (this instanceof OnProbation part) {
            return String.format(
                    Locale.ROOT,
                    "on probation with a tenth of the allocation: credit %.2f of held-out days, %s",
                    part.probation().credit(),
                    words(part.account()));
        }
        return this instanceof Ended ended
                ? ended.reason() + "; " + ended.words()
                : "not licensed: " + ((None) this).words();
    }

    static String words(LicenceAccount account) {
        return String.format(
                Locale.ROOT,
                "evidence %,.2f of %,.0f after %d forward days",
                account.wager().evidence(),
                account.rules().threshold(),
                account.wager().days());
    }
}
