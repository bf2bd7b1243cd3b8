package dev.scalpel.execution;

import dev.scalpel.execution.portfolio.ForeignPosition;
import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.NoticeException;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.Notifier.Delivery;
import dev.scalpel.store.StoreException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A notice for each position that a portfolio did not open, as long as it is there. */
record PositionNotices(Notifier notifier) implements AfterRun {

    private static final Logger LOG = LoggerFactory.getLogger(PositionNotices.class);

    @Override
    public void report(List<PortfolioReport> reports) {
        for (PortfolioReport report : reports) {
            for (ForeignPosition position : report.foreign()) {
                send(new Notice(
                        cause(report.portfolio(), position),
                        "Scalpel: a position beside portfolio " + report.portfolio(),
                        position.text()
                                + ". This notice comes once an hour until then; docs/operations.md says more."));
            }
        }
    }

    /**
     * A cause of its own: a position that its owner keeps must not use up the hour of the portfolio's failures. One that was turned
     * is another one; one that has grown is not.
     */
    private static String cause(String portfolio, ForeignPosition position) {
        String side = position.quantity().signum() > 0 ? "long" : "short";
        return String.join("-", "position", portfolio, position.instrument().key(), side)
                .toLowerCase(Locale.ROOT);
    }

    private void send(Notice notice) {
        try {
            if (notifier.send(notice) != Delivery.SUPPRESSED) {
                LOG.warn(notice.message());
            }
        } catch (NoticeException | StoreException failed) {
            LOG.warn("no notice of {} was sent: {}; {}", notice.cause(), failed.getMessage(), notice.message());
        }
    }
}
