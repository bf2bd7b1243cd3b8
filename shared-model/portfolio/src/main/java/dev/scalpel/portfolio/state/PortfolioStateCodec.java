package dev.scalpel.portfolio.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.signals.box.InstantsCodec;

/** A portfolio's state as a JSON document. */
public final class PortfolioStateCodec {

    /** 2: strategies have their trades. */
    private static final int SCHEMA = 2;

    public static final StateDocumentCodec<PortfolioState> STATE = new StateDocumentCodec<>(
            PortfolioState.class, SCHEMA, PortfolioStateCodec::upgrade, InstantsCodec.module());

    private PortfolioStateCodec() {}

    private static void upgrade(ObjectNode document, int schema) {
        if (schema < SCHEMA) {
            document.path("strategies").forEach(strategy -> ((ObjectNode) strategy).putArray("trades"));
        }
    }
}
