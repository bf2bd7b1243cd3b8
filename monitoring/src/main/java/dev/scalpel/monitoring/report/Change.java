package dev.scalpel.monitoring.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * One point of what changed.
 *
 * @param words the newest state of it, in sentences
 * @param earlier what came before it in the period, the newest first
 */
record Change(String words, List<String> earlier) {

    Change {
        earlier = List.copyOf(earlier);
    }

    static Change alone(String words) {
        return new Change(words, List.of());
    }

    Stream<String> all() {
        return Stream.concat(Stream.of(words), earlier.stream());
    }

    /** How many there are behind it; empty where there are none. */
    String behind() {
        return earlier.isEmpty() ? "" : Format.count(earlier.size(), "earlier change");
    }
}
