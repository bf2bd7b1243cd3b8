package dev.scalpel.evidence;

import dev.scalpel.market.InstrumentId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Divides the days of a procedure's shadow portfolio into three segments.
 *
 * @param seen what its authors saw, by its manifest
 * @param forwardDay the first forward day, in days since the epoch: for a shipped procedure with instruments chosen by its
 *     rule that after its hash was published, for hand-picked instruments and variants that of the registration
 * @param variant of the user: he had seen everything before he registered it
 */
public record History(List<SeenData> seen, long forwardDay, boolean variant) {

    public History {
        seen = List.copyOf(seen);
    }

    public HistorySegment of(InstrumentId instrument, long day) {
        if (day >= forwardDay) {
            return HistorySegment.FORWARD;
        }
        return variant || seen.stream().anyMatch(data -> data.covers(instrument, day))
                ? HistorySegment.SEEN
                : HistorySegment.HELD_OUT;
    }

    /** The days by segment, in order; one whose instruments lie in two segments is a part of both. */
    public Map<HistorySegment, List<SettledDay>> split(List<SettledDay> days) {
        Map<HistorySegment, List<SettledDay>> parts = new EnumMap<>(HistorySegment.class);
        for (HistorySegment segment : HistorySegment.values()) {
            parts.put(
                    segment,
                    days.stream().flatMap(day -> part(day, segment).stream()).toList());
        }
        return parts;
    }

    private List<SettledDay> part(SettledDay day, HistorySegment segment) {
        if (day.day() >= forwardDay) {
            return segment == HistorySegment.FORWARD ? List.of(day) : List.of();
        }
        List<InstrumentDay> some = day.instruments().stream()
                .filter(each -> of(each.instrument(), day.day()) == segment)
                .toList();
        if (some.size() == day.instruments().size() && !some.isEmpty()) {
            return List.of(day);
        }
        return some.isEmpty() ? List.of() : List.of(day.only(some));
    }
}
