package dev.scalpel.licence;

import dev.scalpel.evidence.LicenceRules;
import java.time.Instant;
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

    /** What its first licence needs. */
    public LicenceRules rules() {
        return variant.map(LicenceRules::variant).orElseGet(LicenceRules::shipped);
    }
}
