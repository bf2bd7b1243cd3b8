package dev.scalpel.local.demo;

import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.time.LocalTime;
import java.util.function.BooleanSupplier;

/**
 * The days before a licence, as fast as the nights can be worked: the bars of a whole day are fetched at once, then the
 * training settles it. Nothing is traded on these days, so that their minutes need no decision.
 */
final class ShadowNights {

    private final DemoPlan plan;
    private final SettableClock clock;
    private final DemoFunctions functions;
    private final LicenceAccounts accounts;
    private final DemoListener listener;

    ShadowNights(
            DemoPlan plan,
            SettableClock clock,
            DemoFunctions functions,
            LicenceAccounts accounts,
            DemoListener listener) {
        this.plan = plan;
        this.clock = clock;
        this.functions = functions;
        this.accounts = accounts;
        this.listener = listener;
    }

    /**
     * Ends with the night of the licence, with the last one, or when stopped.
     *
     * @param at time of day of the training
     * @return the minute of the last training
     */
    long run(LocalTime at, BooleanSupplier stopped) {
        for (int night = 0; ; night++) {
            long minute = Minutes.plus(plan.firstMinute(), night * Minutes.PER_DAY + at.toSecondOfDay() / 60);
            clock.setTo(Instant.ofEpochMilli(minute).plus(ScheduledTask.DELAY));
            functions.retrieve();
            functions.train(minute);
            boolean licensed = accounts.observe(clock.instant());
            listener.happened(new DemoEvent.NightEnded(Instant.ofEpochMilli(minute), night, plan.shadowDays()));
            if (licensed || night == plan.shadowDays() || stopped.getAsBoolean()) {
                return minute;
            }
        }
    }
}
