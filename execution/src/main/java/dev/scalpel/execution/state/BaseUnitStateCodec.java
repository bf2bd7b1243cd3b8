package dev.scalpel.execution.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.BaseUnitCodec;

/** A state up to schema 5, in which every quantity counted units of the base asset and no decision was made on a signal. */
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
        document.path("outbox").path("decisions").forEach(BaseUnitStateCodec::withoutSignal);
    }

    private static void withoutSignal(JsonNode decision) {
        if (decision instanceof ObjectNode row && !row.has("signalId")) {
            row.putNull("signalId");
        }
    }
}
