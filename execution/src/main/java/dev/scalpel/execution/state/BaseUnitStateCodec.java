package dev.scalpel.execution.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.BaseUnitCodec;

/** A state up to schema 5, in which every quantity counted units of the base asset. */
final class BaseUnitStateCodec {

    private static final String POSITION = "position";

    private BaseUnitStateCodec() {}

    static void upgrade(ObjectNode document) {
        JsonNode execution = document.path("execution");
        BaseUnitCodec.upgrade(document.path(POSITION).path(POSITION));
        BaseUnitCodec.upgrade(execution.path("trader").path(POSITION));
        if (execution.path(SymbolStateCodec.KIND).asText().equals(SymbolStateCodec.VENUE)) {
            BaseUnitCodec.upgrade(execution);
        }
        document.path("outbox").path("trades").forEach(BaseUnitCodec::upgrade);
    }
}
