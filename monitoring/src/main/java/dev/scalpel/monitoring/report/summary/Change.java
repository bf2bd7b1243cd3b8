package dev.scalpel.monitoring.report.summary;

import java.util.List;
import java.util.stream.Stream;

/**
 * One point of what changed.
 *
 * @param words the newest state of it, in sentences
 * @param earlier what came before it in the period, the newest first
 */
public record Change(String words, List<String> earlier) {

    public Change {
        earlier = List.copyOf(earlier);
    }

    static Change alone(String words) {
        return new Change(words, List.of());
    }

    public Stream<String> all() {
        return Stream.concat(Stream.of(words), earlier.stream());
    }

    /** How many there are behind it; empty where there are none. */
    public String behind() {
        return earlier.isEmpty() ? "" : MetricFormat.count(earlier.size(), "earlier change");
    }
}
