package dev.scalpel.signals.slot;

import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which of the received signals count now.
 *
 * @param counting the one to execute per strategy, by its name
 * @param ended those that are due and will not be executed, with the reason
 */
public record DueSignals(Map<String, Signal> counting, List<Ended> ended) {

    /** A signal that moves nothing. */
    public record Ended(Signal signal, Outcome outcome) {}

    public DueSignals {
        counting = Map.copyOf(counting);
        ended = List.copyOf(ended);
    }

    public boolean isEmpty() {
        return counting.isEmpty() && ended.isEmpty();
    }

    /**
     * @param signals in any sequence; those of strategies without a schedule are ignored
     * @param schedules by strategy
     * @param handled ids of signals that have an outcome already
     * @param marks the newest handled signal of each strategy that has one
     */
    public static DueSignals at(
            Instant now,
            Collection<Signal> signals,
            Map<String, SlotSchedule> schedules,
            Set<String> handled,
            Map<String, HandledMark> marks) {
        Map<String, Signal> counting = new TreeMap<>();
        List<Ended> ended = new ArrayList<>();
        signals.stream().distinct().sorted(Signal.ORDER).forEach(signal -> {
            SlotSchedule schedule = schedules.get(signal.strategy());
            if (schedule == null || handled.contains(signal.id()) || !schedule.isDue(signal, now)) {
                return;
            }
            HandledMark mark = marks.get(signal.strategy());
            if (mark != null && !mark.isBefore(signal)) {
                ended.add(new Ended(signal, Outcome.OUT_OF_ORDER));
            } else if (schedule.isStale(signal, now)) {
                ended.add(new Ended(signal, Outcome.STALE));
            } else {
                Signal before = counting.put(signal.strategy(), signal);
                if (before != null) {
                    ended.add(new Ended(before, Outcome.SUPERSEDED));
                }
            }
        });
        return new DueSignals(counting, ended);
    }
}
