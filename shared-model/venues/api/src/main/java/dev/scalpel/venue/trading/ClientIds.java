package dev.scalpel.venue.trading;

import java.util.regex.Pattern;

/** Client ids of orders. The orders of a protection have its id and a suffix. */
public final class ClientIds {

    /** What every venue accepts, minus the two characters of a suffix. */
    public static final int MAX_LENGTH = 34;

    private static final String STOP = "-s";
    private static final String TARGET = "-t";
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{1," + MAX_LENGTH + "}");

    private ClientIds() {}

    /** The client id of a protection's stop. */
    public static String stop(String protectionId) {
        return protectionId + STOP;
    }

    /** The client id of a protection's target. */
    public static String target(String protectionId) {
        return protectionId + TARGET;
    }

    /** Whether this is the client id of an order of a protection: no entry or exit has one that ends so. */
    public static boolean isOfProtection(String clientId) {
        return clientId.endsWith(STOP) || clientId.endsWith(TARGET);
    }

    static void require(String clientId) {
        if (!VALID.matcher(clientId).matches()) {
            throw new IllegalArgumentException(
                    "a client id must have 1 to " + MAX_LENGTH + " characters of A-Z a-z 0-9 _ -: '" + clientId + "'");
        }
    }
}
