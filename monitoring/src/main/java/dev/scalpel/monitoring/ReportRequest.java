package dev.scalpel.monitoring;

import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.summary.ComparedRun;
import dev.scalpel.monitoring.report.summary.ReportOrigin;
import dev.scalpel.settings.value.Mode;
import java.util.Optional;

/**
 * What the caller says about a report.
 *
 * @param weekly whether it is the weekly review
 * @param kind of run, where it is not that of the settings
 * @param command that the caller was started with; empty for the one that reports on the period
 * @param earlierRuns of the same
 * @param compared another run that it is compared with
 */
record ReportRequest(
        boolean weekly,
        Optional<ReportOrigin.Kind> kind,
        Optional<String> command,
        int earlierRuns,
        Optional<ComparedRun> compared) {

    static ReportRequest ofWeek() {
        return new ReportRequest(true, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    static ReportRequest ofPeriod() {
        return new ReportRequest(false, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    ReportOrigin origin(Mode mode, ReviewPeriod period) {
        return new ReportOrigin(
                kind.orElseGet(() -> ReportOrigin.Kind.valueOf(mode.name())),
                command.orElseGet(() -> "./scalpel report --from " + period.from() + " --to " + period.to()),
                earlierRuns);
    }
}
