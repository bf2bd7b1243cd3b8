package dev.scalpel.execution.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.UnnamedStrategyCodec;

/** A state up to schema 3, in which everything was the model's: its id, bracket and sigma become the parts of a basis. */
final class UnnamedStateCodec {

    private static final String EXECUTION = "execution";
    private static final String MODEL_ID = "modelId";

    private UnnamedStateCodec() {}

    static void upgrade(ObjectNode document) {
        document.path("intents").forEach(UnnamedStateCodec::nameStrategy);
        document.path("outbox").path("decisions").forEach(UnnamedStateCodec::nameStrategy);
        document.path("outbox").path("trades").forEach(UnnamedStateCodec::nameBasis);
        if (document.path("position") instanceof ObjectNode position) {
            JsonNode modelId = position.path(MODEL_ID);
            UnnamedStrategyCodec.upgradePosition(position);
            nameModel(document.path(EXECUTION).path("trader").path("position"), modelId);
        }
        if (document.path(EXECUTION) instanceof ObjectNode execution) {
            nameStrategy(execution);
            JsonNode entry = execution.path("entry");
            nameModel(execution.path("trader").path("pending"), entry.path(MODEL_ID));
            nameBasis(entry);
            JsonNode phase = execution.path("phase");
            if (phase.path(SymbolStateCodec.KIND).asText().equals(SymbolStateCodec.ENTERING)) {
                nameBasis(phase.path("plan"));
            }
            execution.path("accountAudit").path("unacknowledgedEntries").forEach(given -> {
                nameBasis(given.path("plan"));
                given.path("intents").forEach(UnnamedStateCodec::nameStrategy);
            });
        }
    }

    /** The simulator did not store which model decided: the plan and the position that it belongs to do. */
    private static void nameModel(JsonNode holder, JsonNode modelId) {
        if (holder instanceof ObjectNode node && !modelId.isMissingNode()) {
            UnnamedStrategyCodec.upgradeBasis(node.set(MODEL_ID, modelId));
        }
    }

    private static void nameBasis(JsonNode holder) {
        if (holder instanceof ObjectNode node) {
            UnnamedStrategyCodec.upgradeBasis(node);
        }
    }

    private static void nameStrategy(JsonNode holder) {
        if (holder instanceof ObjectNode node) {
            UnnamedStrategyCodec.upgradeStrategy(node);
        }
    }
}
