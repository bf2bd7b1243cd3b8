package dev.scalpel.exchange;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what goes over the wire out of the logs, whatever level anybody sets: the HTTP client logs headers with keys and
 * URLs with signatures when it is made to talk.
 */
final class WireLogs {

    private static final String CLIENT = "org.slf4j.simpleLogger.log.si.mazi.rescu";
    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger JDK = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private WireLogs() {}

    /** Before the first request: a logger reads its level once, when it is made. */
    static void silence() {
        System.setProperty(CLIENT, "warn");
        JDK.setLevel(Level.OFF);
    }
}
