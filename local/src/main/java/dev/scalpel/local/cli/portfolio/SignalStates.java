package dev.scalpel.local.cli.portfolio;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.AwaitedBar;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
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
    /** It counts, and is judged once a bar is stored that confirms it. */
    private static final String AWAITS_BAR = "AWAITS_BAR";

    private static final String NO_STRATEGY = "NO_STRATEGY";
    /** A minute is awaited only where the one before it is as new. */
    private static final int RECENT_MINUTES = AwaitedBar.LATE_MINUTES + 3;

    private final Map<String, SlotSchedule> schedules;
    private final Map<String, String> states = new HashMap<>();

    SignalStates(NamedPortfolio named, Collection<Signal> signals, Instant now) {
        schedules = named.schedules();
        DueSignals due = DueSignals.at(now, signals, schedules, Set.of(), Map.of());
        due.counting()
                .values()
                .forEach(signal -> states.put(signal.id(), awaitsBar(named, signal, now) ? AWAITS_BAR : COUNTS));
        due.ended()
                .forEach(
                        ended -> states.put(ended.signal().id(), ended.outcome().name()));
    }

    private static boolean awaitsBar(NamedPortfolio named, Signal signal, Instant now) {
        return signal.target() != TargetState.FLAT
                && named.portfolio().strategies().stream()
                        .filter(strategy -> strategy.name().equals(signal.strategy()))
                        .filter(strategy -> !strategy.confirm().isEmpty())
                        .anyMatch(strategy -> awaitsBar(named, strategy, now));
    }

    private static boolean awaitsBar(NamedPortfolio named, PortfolioStrategy strategy, Instant now) {
        long end = Minutes.floor(now);
        BarSeries newest = named.bars()
                .readRecent(named.instrument(strategy), Minutes.plus(end, -RECENT_MINUTES), end, now.toEpochMilli());
        return strategy.confirm().keySet().stream()
                .anyMatch(minutes ->
                        AwaitedBar.ofFrame(newest, minutes, now.toEpochMilli()).isPresent());
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
