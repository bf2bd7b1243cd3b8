package dev.scalpel.local.demo;

import dev.scalpel.local.schedule.ScheduledTask;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.records.EvidenceReader;
import dev.scalpel.monitoring.report.summary.EvidenceSummary;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The days before a licence, as fast as the nights can be worked: the bars of a whole day are fetched at once, then the
 * training settles it. Nothing is traded on these days, so that their minutes need no decision.
 */
final class ShadowNights {

    private static final int NOTED_NIGHTS = 14;

    private final DemoPlan plan;
    private final SettableClock clock;
    private final DemoFunctions functions;
    private final EvidenceReader evidence;
    private final DemoListener listener;

    ShadowNights(
            DemoPlan plan,
            SettableClock clock,
            DemoFunctions functions,
            EvidenceReader evidence,
            DemoListener listener) {
        this.plan = plan;
        this.clock = clock;
        this.functions = functions;
        this.evidence = evidence;
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
            Optional<EvidenceSummary> summary = evidence.newest(clock.instant()).map(EvidenceSummary::new);
            boolean licensed = summary.map(EvidenceSummary::isLicensed).orElse(false);
            boolean last = licensed || night == plan.shadowDays() || stopped.getAsBoolean();
            listener.night(night, plan.shadowDays(), summary.map(EvidenceSummary::standing));
            if (night % NOTED_NIGHTS == 0 || last) {
                listener.note(Instant.ofEpochMilli(minute) + "  " + (licensed ? "LICENCE: " : "shadow: ")
                        + summary.map(EvidenceSummary::headline)
                                .orElseGet(() -> "no account of evidence is open: " + functions.lastDecision()));
            }
            if (last) {
                return minute;
            }
        }
    }
}
