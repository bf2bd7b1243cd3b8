package dev.scalpel.benchmarks.faults.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a storm has done: faults by kind, checks, trades, and what was violated. */
public final class StormTally {

    /** A violation that is seen again within so many minutes is the same one. */
    private static final int SAME_EPISODE = 40;

    private final TreeMap<String, Integer> faults = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Integer> lastSeen = new HashMap<>();
    private Optional<Consumer<String>> trace = Optional.empty();
    private int checked;
    private int trades;

    void traced(Consumer<String> lines) {
        trace = Optional.of(lines);
    }

    public void trace(Supplier<String> line) {
        trace.ifPresent(lines -> lines.accept(line.get()));
    }

    public void count(String fault) {
        trace(() -> "  *** " + fault);
        faults.merge(fault, 1, Integer::sum);
    }

    public void checked() {
        checked++;
    }

    void violated(int minute, String what, String answer) {
        Integer seen = lastSeen.put(what.substring(0, what.indexOf(':')), minute);
        if (seen == null || minute - seen > SAME_EPISODE) {
            violations.add("minute " + minute + ": " + what + "; " + answer);
        }
        trace(() -> "!!! " + what);
    }

    public StormTally withTrades(int count) {
        trades = count;
        return this;
    }

    public Map<String, Integer> faults() {
        return faults;
    }

    public int count() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int checks() {
        return checked;
    }

    public int trades() {
        return trades;
    }

    /** In words, with the minute. */
    public List<String> violations() {
        return List.copyOf(violations);
    }
}
