package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.benchmarks.faults.broken.ForwardingBroker;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.venue.trading.Broker;

/** Remembers what the venue has really reported, whatever an engine that is broken on purpose makes of it. */
final class RecordedBroker extends ForwardingBroker {

    private final SentIntents sent;

    RecordedBroker(Broker inner, SentIntents sent) {
        super(inner);
        this.sent = sent;
    }

    @Override
    protected OrderReport reported(OrderReport order) {
        sent.seen(order);
        return order;
    }
}
