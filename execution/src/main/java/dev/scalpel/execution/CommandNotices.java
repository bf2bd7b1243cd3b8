package dev.scalpel.execution;

import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.NoticeException;
import dev.scalpel.notice.Notifier;
import dev.scalpel.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A notice for each stop and each resumption: an owner learns of one that somebody else has commanded. */
final class CommandNotices implements AfterRun {

    private static final Logger LOG = LoggerFactory.getLogger(CommandNotices.class);
    /** A cause of its own for each minute: the limit of one notice of a cause per hour is not for a stop after a resumption. */
    private static final DateTimeFormatter CAUSE =
            DateTimeFormatter.ofPattern("HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Notifier notifier;
    private final Clock clock;

    CommandNotices(Notifier notifier, Clock clock) {
        this.notifier = notifier;
        this.clock = clock;
    }

    @Override
    public void report(List<PortfolioReport> reports) {
        // A run is not a command.
    }

    @Override
    public void commanded(String what, Optional<String> reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Notice notice = reason.map(why -> new Notice(
                        "halted-" + CAUSE.format(now),
                        "Scalpel: " + what + " halted",
                        what + " was halted at " + now + ": " + why + ".\n\nNothing is opened until it is resumed:"
                                + " ./scalpel resume, or the action resume."))
                .orElseGet(() -> new Notice(
                        "resumed-" + CAUSE.format(now),
                        "Scalpel: " + what + " resumed",
                        what + " was resumed at " + now + "."));
        try {
            notifier.send(notice);
        } catch (NoticeException | StoreException failed) {
            LOG.warn("no notice of {} was sent: {}", notice.cause(), failed.getMessage());
        }
    }
}
