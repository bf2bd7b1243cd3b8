package dev.scalpel.venue.xchange;

import dev.scalpel.venue.HttpClientHardening;

/** The HTTP client under XChange. */
public final class XChangeClient {

    private static final String REQUEST_LOG = "si.mazi.rescu";

    private XChangeClient() {}

    /** Call it before the first request: nothing may log requests, or follow redirects with a key. */
    public static void harden() {
        HttpClientHardening.harden(REQUEST_LOG);
    }
}
