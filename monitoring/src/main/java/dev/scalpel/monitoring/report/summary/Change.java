package dev.scalpel.monitoring.report.summary;

import java.util.List;
import java.util.stream.Stream;

/**
 * One change, and the earlier ones it replaces.
 *
 * @param summary the newest state, in sentences
 * @param earlier earlier changes in the period, newest first
 */
public record Change(String summary, List<String> earlier) {

    public Change {
        earlier = List.copyOf(earlier);
    }

    static Change alone(String summary) {
        return new Change(summary, List.of());
    }

    public Stream<String> all() {
        return Stream.concat(Stream.of(summary), earlier.stream());
    }

    /** The number of earlier changes; empty where there are none. */
    public String earlierCount() {
        return earlier.isEmpty() ? "" : MetricFormat.count(earlier.size(), "earlier change");
    }
}
