package dev.scalpel.local.demo;

import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.Optional;

/**
 * The days that a demo has come to.
 *
 * @param traded whether the days of trading have begun
 * @param tradedFrom the first minute of the first day of trading, epoch milliseconds
 * @param reached the first minute that was not run
 */
record DemoPeriod(DemoPlan plan, boolean traded, long tradedFrom, long reached) {

    boolean isPartial() {
        return reached < plan.endMinute(tradedFrom);
    }

    /** Days from the first night to the first day of trading, or to the end of a demo that was stopped before it. */
    int shadowDays() {
        return days(plan.firstMinute(), tradedFrom);
    }

    /** Complete days of trading. */
    int tradedDays() {
        return days(tradedFrom, reached);
    }

    /** A demo that was stopped in the shadow has nothing else to report on. */
    Instant reportFrom() {
        return Instant.ofEpochMilli(traded ? tradedFrom : plan.firstMinute());
    }

    Instant reportTo() {
        return Instant.ofEpochMilli(reached);
    }

    /** What the report of a partial demo says above all else. */
    Optional<String> warning() {
        if (!isPartial()) {
            return Optional.empty();
        }
        return Optional.of("PARTIAL: the demo was stopped "
                + (traded
                        ? "at " + reportTo().toString().substring(0, 16).replace('T', ' ') + " UTC, after "
                                + tradedDays() + " of " + plan.days() + " days of trading."
                        : "in the shadow, before any day of trading."));
    }

    private static int days(long from, long to) {
        return Math.toIntExact(Minutes.between(from, to) / Minutes.PER_DAY);
    }
}
