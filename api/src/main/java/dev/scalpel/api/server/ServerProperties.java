package dev.scalpel.api.server;

/**
 * Properties that the JDK's server reads once, when its classes load: how long a request may take to arrive before its connection is
 * closed, and that an answer leaves at once. Without the latter the second segment of an answer waits for the acknowledgement of the first,
 * 40 ms on Linux. The launcher sets them as well.
 */
public final class ServerProperties {

    private static final String ARRIVAL_SECONDS = "sun.net.httpserver.maxReqTime";
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private ServerProperties() {}

    public static void set() {
        setUnlessGiven(ARRIVAL_SECONDS, "10");
        setUnlessGiven(NO_DELAY, "true");
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
