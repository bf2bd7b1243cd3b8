package dev.scalpel.signals.box;

import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.signals.Signal;

/** A signal as a JSON document. 2: its stop. */
final class SignalCodec {

    private static final int SCHEMA = 2;

    static final StateDocumentCodec<Signal> SIGNAL = new StateDocumentCodec<>(
            Signal.class,
            SCHEMA,
            (document, schema) -> {
                if (schema < 2) {
                    document.putNull("stop");
                }
            },
            InstantsCodec.module());

    private SignalCodec() {}
}
