package dev.scalpel.universe;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The lists of a span of days, as they were known then: no coin belongs to it because it is large today. Between two lists the earlier
 * one is in force, as for the bot. Before the first one nothing is known, and every symbol counts as a member.
 */
public final class PastUniverses {

    private final LocalDate from;
    private final LocalDate to;
    private final NavigableMap<Instant, Universe> byTime;

    private PastUniverses(LocalDate from, LocalDate to, NavigableMap<Instant, Universe> byTime) {
        this.from = from;
        this.to = to;
        this.byTime = byTime;
    }

    /**
     * Those that were made on these days, and the one that was in force before them.
     *
     * @param to the day after the last
     */
    public static PastUniverses between(UniverseStore store, LocalDate from, LocalDate to) {
        List<LocalDate> days = store.days();
        Optional<LocalDate> before =
                days.stream().filter(day -> day.isBefore(from)).reduce((first, second) -> second);
        NavigableMap<Instant, Universe> byTime = new TreeMap<>();
        days.stream()
                .filter(day -> day.isBefore(to)
                        && (!day.isBefore(from) || before.filter(day::equals).isPresent()))
                .flatMap(day -> store.of(day).stream())
                .forEach(universe -> byTime.put(universe.readAt(), universe));
        return new PastUniverses(from, to, byTime);
    }

    /** Whether it was a member at this time, by the newest list read until then. */
    public boolean isMember(Symbol symbol, Instant at) {
        return Optional.ofNullable(byTime.floorEntry(at))
                .map(Map.Entry::getValue)
                .filter(universe -> !universe.symbols().contains(symbol))
                .isEmpty();
    }

    /** The same at the time that a bar closes, which is when it is decided on. */
    public boolean isMember(Symbol symbol, long closeMillis) {
        return isMember(symbol, Instant.ofEpochMilli(closeMillis));
    }

    /** The days without a list of their own, in order. */
    public List<LocalDate> absentDays() {
        Set<LocalDate> made = new HashSet<>();
        byTime.values().forEach(universe -> made.add(universe.day()));
        return from.datesUntil(to).filter(day -> !made.contains(day)).toList();
    }

    /** What a result says of a symbol. */
    public Membership of(Symbol symbol) {
        List<LocalDate> days = from.datesUntil(to).toList();
        long member = days.stream()
                .filter(day -> isMember(
                        symbol,
                        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1)))
                .count();
        return new Membership(days.size(), (int) member, absentDays());
    }

    /**
     * On how many days a symbol belonged to the universe.
     *
     * @param days of the span
     * @param memberDays at whose end it was a member, as far as is known
     * @param absentDays without a list of their own: the last one before them counted, and before the first one none
     */
    public record Membership(int days, int memberDays, List<LocalDate> absentDays) {

        private static final int SHOWN = 3;

        public Membership {
            absentDays = List.copyOf(absentDays);
        }

        /** A sentence for a person. */
        public String text() {
            String absent = absentDays.isEmpty()
                    ? "each day has a list"
                    : absentDays.size() + " days without a list, from " + absentDays.get(0)
                            + (absentDays.size() > SHOWN
                                    ? " to " + absentDays.get(absentDays.size() - 1)
                                    : absentDays.subList(1, absentDays.size()).stream()
                                            .map(day -> ", " + day)
                                            .reduce("", String::concat));
            return "member of the universe on " + memberDays + " of " + days + " days; " + absent;
        }
    }
}
