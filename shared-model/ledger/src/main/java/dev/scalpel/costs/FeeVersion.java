package dev.scalpel.costs;

import java.time.Instant;

/**
 * A commission, and since when it is known.
 *
 * @param asOf when the venue first stated it
 * @param checkedAt when the venue last stated it
 */
public record FeeVersion(FeeAccount account, AccountFee commission, Instant asOf, Instant checkedAt) {

    public FeeVersion {
        if (checkedAt.isBefore(asOf)) {
            throw new IllegalArgumentException("checkedAt must not be before asOf: " + checkedAt + ", " + asOf);
        }
    }
}
