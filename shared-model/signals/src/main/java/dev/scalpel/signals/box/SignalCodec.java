package dev.scalpel.signals.box;

import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.signals.Signal;

/** A signal as a JSON document. */
final class SignalCodec {

    private static final int SCHEMA = 1;

    static final StateDocumentCodec<Signal> SIGNAL =
            new StateDocumentCodec<>(Signal.class, SCHEMA, (document, schema) -> {}, InstantsCodec.module());

    private SignalCodec() {}
}
