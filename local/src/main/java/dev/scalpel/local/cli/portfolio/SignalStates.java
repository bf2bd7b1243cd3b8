package dev.scalpel.local.cli.portfolio;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What each of a portfolio's signals would be in a run at this time. */
final class SignalStates {

    private static final String WAITING = "WAITING";
    private static final String COUNTS = "COUNTS";
    private static final String NO_STRATEGY = "NO_STRATEGY";

    private final Map<String, SlotSchedule> schedules;
    private final Map<String, String> states = new HashMap<>();

    SignalStates(NamedPortfolio portfolio, Collection<Signal> signals, Instant now) {
        schedules = portfolio.schedules();
        DueSignals due = DueSignals.at(now, signals, schedules, Set.of(), Map.of());
        due.counting().values().forEach(signal -> states.put(signal.id(), COUNTS));
        due.ended()
                .forEach(
                        ended -> states.put(ended.signal().id(), ended.outcome().name()));
    }

    String state(Signal signal) {
        return schedules.containsKey(signal.strategy()) ? states.getOrDefault(signal.id(), WAITING) : NO_STRATEGY;
    }

    /** Empty text where the strategy takes no signals any more. */
    String due(Signal signal) {
        SlotSchedule schedule = schedules.get(signal.strategy());
        return schedule == null ? "" : schedule.due(signal).toString();
    }
}
