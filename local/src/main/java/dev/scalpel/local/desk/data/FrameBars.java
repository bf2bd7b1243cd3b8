package dev.scalpel.local.desk.data;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Stored bars in frames. Of longer frames each past day is read once an hour and kept as its hours: years of days would be
 * millions of minutes.
 */
public final class FrameBars {

    private static final int KEPT_DAYS = 4_096;

    private final DeskData data;
    private final Recent<Day, List<FrameBar>> hours = new Recent<>(KEPT_DAYS);

    private record Day(InstrumentId instrument, LocalDate date) {}

    public FrameBars(DeskData data) {
        this.data = data;
    }

    /** The bars that begin from {@code from} until before {@code to}, epoch milliseconds. */
    public List<FrameBar> read(InstrumentId instrument, Frame frame, long from, long to) {
        BarRepository bars = data.repositories().bars();
        if (frame.minutes() < Minutes.PER_HOUR) {
            return FrameBar.of(
                    bars.readRecent(instrument, from, to, data.clock().millis()), frame.minutes());
        }
        List<FrameBar> all = new ArrayList<>();
        for (LocalDate day : bars.storedDays(instrument)) {
            if (begin(day.plusDays(1)) > from && begin(day) < to) {
                all.addAll(hoursOf(new Day(instrument, day)));
            }
        }
        all.removeIf(hour -> hour.time() < from || hour.time() >= to);
        return FrameBar.of(all, frame.minutes());
    }

    private List<FrameBar> hoursOf(Day day) {
        Instant now = data.clock().instant();
        boolean past = begin(day.date().plusDays(2)) <= now.toEpochMilli();
        return past ? hours.get(day, now, () -> readHours(day)) : readHours(day);
    }

    private List<FrameBar> readHours(Day day) {
        return FrameBar.of(
                data.repositories()
                        .bars()
                        .read(
                                day.instrument(),
                                begin(day.date()),
                                begin(day.date().plusDays(1))),
                Minutes.PER_HOUR);
    }

    private static long begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
