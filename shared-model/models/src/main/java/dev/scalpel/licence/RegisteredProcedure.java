package dev.scalpel.licence;

import dev.scalpel.evidence.History;
import dev.scalpel.evidence.LicenceRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A procedure whose evidence is recorded.
 *
 * @param id of its manifest
 * @param variant the user's own are numbered from 1, in order of registration; empty for one that is released
 * @param registered its forward days begin after it
 * @param manifest the hashed text
 */
public record RegisteredProcedure(
        String name, int version, String id, Optional<Integer> variant, Instant registered, String manifest) {

    /**
     * How its days before and after the first forward day count.
     *
     * @param opened the night on which its account was opened
     */
    public History history(LocalDate opened) {
        return new History(ProcedureManifest.seenOf(manifest), opened.toEpochDay() + 1, variant.isPresent());
    }

    /** What its first licence needs. */
    public LicenceRules rules() {
        return variant.map(LicenceRules::variant).orElseGet(LicenceRules::shipped);
    }
}
