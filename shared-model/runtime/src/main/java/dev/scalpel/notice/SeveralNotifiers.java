package dev.scalpel.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a notice everywhere. It is sent if one of them has sent it: a repetition would bother those that have it. */
final class SeveralNotifiers implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(SeveralNotifiers.class);

    private final List<Notifier> notifiers;

    SeveralNotifiers(List<Notifier> notifiers) {
        this.notifiers = List.copyOf(notifiers);
    }

    @Override
    public Delivery send(Notice notice) {
        List<Delivery> deliveries = new ArrayList<>();
        Optional<NoticeException> failure = Optional.empty();
        for (Notifier notifier : notifiers) {
            try {
                deliveries.add(notifier.send(notice));
            } catch (NoticeException failed) {
                LOG.warn("{}", failed.getMessage());
                failure = Optional.of(failed);
            }
        }
        if (failure.isPresent() && !deliveries.contains(Delivery.SENT)) {
            throw failure.get();
        }
        return deliveries.contains(Delivery.SENT) ? Delivery.SENT : Delivery.DROPPED;
    }
}
