package dev.scalpel.execution.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.UnnamedStrategyCodec;

/** A state up to schema 5, in which every quantity counted units of the base asset and no decision was made on a signal. */
final class BaseUnitStateCodec {

    private static final String POSITION = "position";

    private BaseUnitStateCodec() {}

    static void upgrade(ObjectNode document) {
        JsonNode execution = document.path("execution");
        UnnamedStrategyCodec.countUnits(document.path(POSITION).path(POSITION));
        UnnamedStrategyCodec.countUnits(execution.path("trader").path(POSITION));
        if (execution.path(SymbolStateCodec.KIND).asText().equals(SymbolStateCodec.VENUE)) {
            UnnamedStrategyCodec.countUnits(execution);
        }
        document.path("outbox").path("trades").forEach(UnnamedStrategyCodec::countUnits);
        document.path("outbox").path("decisions").forEach(BaseUnitStateCodec::withoutSignal);
    }

    private static void withoutSignal(JsonNode decision) {
        if (decision instanceof ObjectNode row && !row.has("signalId")) {
            row.putNull("signalId");
        }
    }
}
