package dev.scalpel.benchmarks.faults.venues;

import dev.scalpel.localexchange.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a spot venue answers when something fails.
 *
 * @param timestamp our clock is off, where the venue's answer says so by itself
 * @param limits refusals for too many requests that say how long, and count for the address or the account
 * @param longBan one of those, which another process meets
 * @param untimedLimit a refusal for too many requests that says no time
 * @param region the address is not served
 * @param unknown answers that leave open whether the request was executed; by themselves it was not
 * @param refused an order is refused
 * @param closed an order is refused because the market is closed
 */
public record SpotFaults(
        Optional<Named> timestamp,
        List<Limit> limits,
        Limit longBan,
        Optional<Named> untimedLimit,
        Named region,
        List<Named> unknown,
        Named refused,
        Named closed) {

    /** A fault and its name in reports. */
    public record Named(String name, Fault fault) {}

    /** A refusal for this time. */
    public record Limit(String name, Duration time, Fault fault) {}
}
