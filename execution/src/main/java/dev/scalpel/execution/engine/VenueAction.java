package dev.scalpel.execution.engine;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;

/** One action at the venue. The claimed state holds exactly what is sent, to the last digit. */
public sealed interface VenueAction {

    record Send(Intent intent) implements VenueAction {}

    record SendProtected(Intent entry, Intent protection) implements VenueAction {}

    record Cancel(OrderReport order) implements VenueAction {}
}
