package dev.scalpel.venue;

import java.net.HttpURLConnection;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the HTTP client under XChange must never do, whatever anybody sets. */
public final class HttpClientHardening {

    private static final String CLIENT_LOG = "org.slf4j.simpleLogger.log.si.mazi.rescu";
    /** Held, because the JDK forgets the level of a logger that nobody holds. */
    private static final Logger JDK_LOG = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

    private HttpClientHardening() {}

    /**
     * Before the first request. The client does not log what goes over the wire: headers hold keys and URLs signatures.
     * And it does not follow a redirection: it would take the key along to wherever that leads.
     */
    public static void harden() {
        System.setProperty(CLIENT_LOG, "warn");
        JDK_LOG.setLevel(Level.OFF);
        HttpURLConnection.setFollowRedirects(false);
    }
}
