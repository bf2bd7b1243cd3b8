package dev.scalpel.api.server;

/**
 * How long a request may take to arrive at the JDK's server before its connection is closed. The JDK reads it once, when its server's
 * classes load; the launcher sets it as well.
 */
public final class ArrivalLimit {

    private static final String SECONDS = "sun.net.httpserver.maxReqTime";

    private ArrivalLimit() {}

    public static void set() {
        if (System.getProperty(SECONDS) == null) {
            System.setProperty(SECONDS, "10");
        }
    }
}
