package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;

/** What is to be done at the venue once the state is stored: the state holds exactly what is sent. */
public sealed interface PortfolioCommand {

    /** The intent that it belongs to. */
    Intent intent();

    /** Send the order of an intent: by its kind an entry, an exit, a stop with or without a target, or a target. */
    record Send(Intent intent) implements PortfolioCommand {}

    /**
     * Cancel an order, and with it the list that it belongs to. The answer is a report of the intent's orders; an answer that
     * never came is found out by querying the intent.
     */
    record Cancel(Intent intent, OrderReport order) implements PortfolioCommand {}
}
