package dev.scalpel.venue.market;

/**
 * How much of a limit on requests the address of this machine has used.
 *
 * @param limit what is limited, for messages: "request weight in a minute"
 */
public record RequestUsage(String limit, long used, long max) {

    private static final int PERCENT = 100;

    public long percent() {
        return max <= 0 ? 0 : PERCENT * used / max;
    }
}
