package dev.scalpel.notice;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a notifier at its first notice, so that a start reads no secret, and again after a failure, so that a changed secret counts from
 * the next notice on.
 */
final class NotifierOnDemand implements Notifier {

    private final Supplier<Notifier> maker;
    private Optional<Notifier> made = Optional.empty();

    NotifierOnDemand(Supplier<Notifier> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized Delivery send(Notice notice) {
        Notifier notifier = made.orElseGet(maker);
        made = Optional.empty();
        Delivery delivery = notifier.send(notice);
        made = Optional.of(notifier);
        return delivery;
    }
}
