package dev.scalpel.execution.engine;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderView;

/** One thing done at the venue. What is sent is in the claimed state, to the last digit. */
public sealed interface Action {

    record Send(Intent intent) implements Action {}

    record SendProtected(Intent entry, Intent protection) implements Action {}

    record Cancel(OrderView order) implements Action {}
}
