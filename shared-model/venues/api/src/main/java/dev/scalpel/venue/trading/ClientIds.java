package dev.scalpel.venue.trading;

import java.util.regex.Pattern;

/** The ids that the venue knows our orders by. The orders of a protection carry its id and a letter. */
public final class ClientIds {

    /** What every venue takes, less the two characters that a leg's id is longer. */
    public static final int MAX_LENGTH = 34;

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}");

    private ClientIds() {}

    /** The client id of a protection's stop. */
    public static String stop(String protectionId) {
        return protectionId + "-s";
    }

    /** The client id of a protection's target. */
    public static String target(String protectionId) {
        return protectionId + "-t";
    }

    static void require(String clientId) {
        if (!VALID.matcher(clientId).matches()) {
            throw new IllegalArgumentException(
                    "a client id must be 1 to " + MAX_LENGTH + " of A-Z a-z 0-9 _ -: '" + clientId + "'");
        }
    }
}
