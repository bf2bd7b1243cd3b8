package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was ordered: the newest "OrderVersion". Only its owner changes an order, by hand, and what a run must see of that the next one
 * may see as well: so it is read at most once in half a minute, and no more once the order has ended. Safe for concurrent use.
 */
final class TradovateVersions {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final TradovateSession session;
    private final Clock clock;
    private final Map<Long, Read> known = new ConcurrentHashMap<>();

    TradovateVersions(TradovateSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** @param at when it was read, epoch milliseconds */
    private record Read(JsonNode version, long at) {}

    /** It was ordered just now. */
    void placed(long orderId, JsonNode version) {
        known.put(orderId, new Read(version, clock.millis()));
    }

    JsonNode of(long orderId, boolean ended) throws IOException {
        Read last = known.get(orderId);
        long now = clock.millis();
        if (last != null && (ended || Math.abs(now - last.at()) < KEPT.toMillis())) {
            return last.version();
        }
        JsonNode versions = session.get("orderVersion/deps?masterid=" + orderId);
        if (versions.isEmpty()) {
            throw new IOException("an order has no version");
        }
        JsonNode newest = versions.get(versions.size() - 1);
        known.put(orderId, new Read(newest, now));
        return newest;
    }
}
