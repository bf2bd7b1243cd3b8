package dev.scalpel.local.doctor.venue;

import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.venue.VenueException;

/** What to do about a request that failed. */
final class Remedies {

    private Remedies() {}

    static CheckResult problem(String check, VenueException failure) {
        return CheckResult.problem(check, failure.reason(), of(failure.kind()));
    }

    private static String of(VenueException.Kind kind) {
        return switch (kind) {
            case RATE_LIMITED -> "send nothing for as long as it says; other programs at this address count too";
            case REGION_REFUSED -> "run it in another region, or use another venue";
            case CLOCK_OFF -> "synchronize the clock (NTP)";
            case KEY_REJECTED ->
                "compare key and secret with the venue's page, and this machine's address with those that the key is"
                        + " restricted to";
            case MARKET_CLOSED -> "orders wait until it opens";
            case NOT_LISTED -> "remove it from the settings";
            case REJECTED -> "docs/operations.md explains the venue's errors";
            case OUTCOME_UNKNOWN ->
                "look at the venue's status page, at venueConnection.address, and at what lies between: a proxy or a"
                        + " firewall";
        };
    }
}
