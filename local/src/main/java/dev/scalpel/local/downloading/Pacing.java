package dev.scalpel.local.downloading;

import java.time.Duration;

/**
 * How fast a venue's history is read: a small download at once, a large one with two requests a second. Each has a weight of at most 10 at
 * Binance, so that it uses half of what an address may use there in a minute, and a bot that trades from this address has the rest.
 */
final class Pacing {

    static final int AT_ONCE = 30;
    static final Duration PAUSE = Duration.ofMillis(500);

    private final Retries retries;
    private int requests;

    Pacing(Retries retries) {
        this.retries = retries;
    }

    /** @throws DownloadFailedException when the process is interrupted */
    void beforeRequest() {
        requests++;
        if (requests > AT_ONCE) {
            retries.pauseFor(PAUSE, requests - 1 + " requests for history");
        }
    }
}
