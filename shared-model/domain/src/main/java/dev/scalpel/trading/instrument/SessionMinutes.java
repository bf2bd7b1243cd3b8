package dev.scalpel.trading.instrument;

import dev.scalpel.market.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The minutes in which an instrument is traded: of a week, a currency pair has 71 %. Sessions begin and end with an hour in every time
 * zone of today that matters to one, so an hour is open or closed as a whole.
 */
public record SessionMinutes(TradingSession session) {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Whether the instrument is traded in this minute. */
    public boolean includes(long minute) {
        return session == TradingSession.ALWAYS_OPEN || session.isOpen(Instant.ofEpochMilli(minute));
    }

    /** How many minutes of {@code [from, to)} are open. */
    public long count(long from, long to) {
        return to <= from
                ? 0
                : open(new Gap(from, to)).stream().mapToLong(Gap::minutes).sum();
    }

    /** Of absent minutes those that are open: nothing is missing while the instrument is not traded. */
    public List<Gap> open(List<Gap> gaps) {
        return gaps.stream().flatMap(gap -> open(gap).stream()).toList();
    }

    private List<Gap> open(Gap gap) {
        if (session == TradingSession.ALWAYS_OPEN) {
            return List.of(gap);
        }
        List<Gap> open = new ArrayList<>();
        long begin = -1;
        for (long at = gap.from(); at < gap.to(); at = Math.min(gap.to(), at - Math.floorMod(at, HOUR) + HOUR)) {
            boolean traded = includes(at);
            if (traded && begin < 0) {
                begin = at;
            } else if (!traded && begin >= 0) {
                open.add(new Gap(begin, at));
                begin = -1;
            }
        }
        if (begin >= 0) {
            open.add(new Gap(begin, gap.to()));
        }
        return open;
    }
}
