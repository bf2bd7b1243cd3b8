package dev.scalpel.venue.xchange;

import java.net.HttpURLConnection;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Settings of XChange's HTTP client that nothing may override. */
public final class HttpClientHardening {

    private static final String CLIENT_LOG = "org.slf4j.simpleLogger.log.si.mazi.rescu";
    /** A reference, because the JDK drops loggers, with their level, that nothing refers to. */
    private static final Logger JDK_LOG = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private HttpClientHardening() {}

    /**
     * Call it before the first request. Turns request logging off, because headers contain keys and URLs signatures, and
     * redirects, because the client would send the key along.
     */
    public static void harden() {
        System.setProperty(CLIENT_LOG, "warn");
        JDK_LOG.setLevel(Level.OFF);
        HttpURLConnection.setFollowRedirects(false);
    }
}
