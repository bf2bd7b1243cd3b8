package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.signals.box.InstantsCodec;

/** A portfolio's state as a JSON document. */
public final class PortfolioStateCodec {

    private static final int SCHEMA = 1;

    public static final StateDocumentCodec<PortfolioState> STATE =
            new StateDocumentCodec<>(PortfolioState.class, SCHEMA, (document, schema) -> {}, InstantsCodec.module());

    private PortfolioStateCodec() {}
}
