package dev.scalpel.trading.instrument;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * When an instrument is traded. Holidays are not part of it: the venue's own market status says what holds at this moment.
 */
public enum TradingSession {
    /** At any time, on every day. */
    ALWAYS_OPEN {
        @Override
        public boolean isOpen(Instant time) {
            return true;
        }

        @Override
        public Optional<Instant> end(Instant time) {
            return Optional.empty();
        }

        @Override
        public int longestClosureMinutes() {
            return 0;
        }
    },

    /**
     * Currencies, from Sunday 17:00 to Friday 17:00 in New York: "Trading is available from approximately 5p.m. Sunday to 5p.m.
     * Friday (New York time)" (OANDA, "Hours of operation in the United States").
     */
    FOREX {
        @Override
        public boolean isOpen(Instant time) {
            return isInWeek(time, FIVE);
        }

        @Override
        public Optional<Instant> end(Instant time) {
            return Optional.of(newYork(time)
                    .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
                    .with(FIVE)
                    .toInstant());
        }

        @Override
        public int longestClosureMinutes() {
            return WEEKEND_HOURS * MINUTES_PER_HOUR;
        }
    },

    /**
     * Futures on CME Globex, from Sunday 18:00 to Friday 17:00 in New York with a break from 17:00 to 18:00: "Sunday - Friday 6:00
     * p.m. - 5:00 p.m. ET", "Monday - Thursday 5:00 p.m. - 6:00 p.m. ET daily maintenance period" (cmegroup.com, E-mini S&amp;P 500
     * contract specifications).
     */
    CME_FUTURES {
        @Override
        public boolean isOpen(Instant time) {
            LocalTime local = newYork(time).toLocalTime();
            return isInWeek(time, SIX) && (local.isBefore(FIVE) || !local.isBefore(SIX));
        }

        @Override
        public Optional<Instant> end(Instant time) {
            ZonedDateTime local = newYork(time);
            boolean evening = !local.toLocalTime().isBefore(FIVE);
            return Optional.of(local.plusDays(evening ? 1 : 0).with(FIVE).toInstant());
        }

        @Override
        public int longestClosureMinutes() {
            return (WEEKEND_HOURS + 1) * MINUTES_PER_HOUR;
        }
    };

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime FIVE = LocalTime.of(17, 0);
    private static final LocalTime SIX = LocalTime.of(18, 0);
    /** From Friday 17:00 to Sunday 17:00 when New York's clock is put back in between. */
    private static final int WEEKEND_HOURS = 49;

    private static final int MINUTES_PER_HOUR = 60;

    public abstract boolean isOpen(Instant time);

    /**
     * When the trading that is open at this time ends.
     *
     * @param time at which it is open
     * @return empty if it never ends
     */
    public abstract Optional<Instant> end(Instant time);

    /** The longest time between the end of trading and its next begin. */
    public abstract int longestClosureMinutes();

    private static ZonedDateTime newYork(Instant time) {
        return time.atZone(NEW_YORK);
    }

    /** Whether the time lies between the opening on Sunday and Friday 17:00 in New York. */
    private static boolean isInWeek(Instant time, LocalTime sundayOpening) {
        ZonedDateTime local = newYork(time);
        return switch (local.getDayOfWeek()) {
            case SATURDAY -> false;
            case SUNDAY -> !local.toLocalTime().isBefore(sundayOpening);
            case FRIDAY -> local.toLocalTime().isBefore(FIVE);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> true;
        };
    }
}
