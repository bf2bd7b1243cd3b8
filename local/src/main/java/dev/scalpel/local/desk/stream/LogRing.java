package dev.scalpel.local.desk.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.desk.http.DeskJson;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines of a log. */
public final class LogRing {

    /** How many lines are kept. */
    public static final int CAPACITY = 1_000;

    private static final int MAX_TEXT = 2_000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private long next = 1;

    /**
     * A line.
     *
     * @param number of the line since the start, from 1
     */
    public record Line(long number, Instant at, String source, String text) {

        public ObjectNode json() {
            return DeskJson.object()
                    .put("at", at.toEpochMilli())
                    .put("source", source)
                    .put("text", text);
        }
    }

    public synchronized void add(Instant at, String source, String text) {
        String kept = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        lines.addLast(new Line(next, at, source, kept));
        next++;
        if (lines.size() > CAPACITY) {
            lines.removeFirst();
        }
    }

    /** The number of the newest line; 0 before the first. */
    public synchronized long newest() {
        return next - 1;
    }

    /** The lines that came after the one of this number, as far as they are kept, the oldest first. */
    public synchronized List<Line> after(long number) {
        return lines.stream().filter(line -> line.number() > number).toList();
    }

    /** The last lines, the oldest first. */
    public synchronized List<Line> last(int limit) {
        List<Line> all = new ArrayList<>(lines);
        return List.copyOf(all.subList(Math.max(0, all.size() - limit), all.size()));
    }
}
