package dev.scalpel.execution.engine;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;

/** One thing done at the venue. What is sent is in the claimed state, to the last digit. */
public sealed interface VenueAction {

    record Send(Intent intent) implements VenueAction {}

    record SendProtected(Intent entry, Intent protection) implements VenueAction {}

    record Cancel(OrderReport order) implements VenueAction {}
}
