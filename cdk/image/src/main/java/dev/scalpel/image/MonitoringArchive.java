package dev.scalpel.image;

import dev.scalpel.image.archive.ArchiveContext;
import dev.scalpel.image.archive.ArchivedFunction;
import dev.scalpel.monitoring.MonitoringFunction;
import dev.scalpel.monitoring.MonitoringHandler;
import dev.scalpel.notice.Notifier;
import java.time.Clock;
import java.util.List;

/** Reviews a week without trades. */
public final class MonitoringArchive implements ArchivedFunction {

    @Override
    public void run(ArchiveContext context) {
        new MonitoringHandler(context.environment(), Clock.systemUTC());
        context.call(
                MonitoringFunction.create(
                        context.settings(),
                        context.store(),
                        context.clock(),
                        notice -> Notifier.Delivery.SENT,
                        List.of(),
                        ArchiveContext.NO_REPORT),
                "{\"action\": \"review\"}");
    }
}
