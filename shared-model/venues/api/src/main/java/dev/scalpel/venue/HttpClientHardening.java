package dev.scalpel.venue;

import java.net.HttpURLConnection;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Settings of the JDK's HTTP client, and of a library's on top of it, that nothing may override. */
public final class HttpClientHardening {

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.";
    /** A reference, because the JDK drops loggers, with their level, that nothing refers to. */
    private static final Logger JDK_LOG = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private HttpClientHardening() {}

    /**
     * Call it before the first request. Turns request logging off, because headers contain keys and URLs signatures, and
     * redirects, because the client would send the key along.
     *
     * @param requestLogs loggers by which a library writes requests
     */
    public static void harden(String... requestLogs) {
        for (String name : requestLogs) {
            System.setProperty(LOG_LEVEL + name, "warn");
        }
        JDK_LOG.setLevel(Level.OFF);
        HttpURLConnection.setFollowRedirects(false);
    }
}
