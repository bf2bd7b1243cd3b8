package dev.scalpel.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.strategy.StrategyId;
import java.util.Optional;

/**
 * Brings the parts of a document from before strategies had names, or contracts were traded, to the newest form: everything in it
 * was the model's, and every quantity counted units of the base asset. What is
 * missing or invalid is left for the strict reader to report.
 */
public final class UnnamedStrategyCodec {

    private static final String ORIGIN = "origin";
    private static final String BASIS = "basis";
    private static final String MODEL_ID = "modelId";
    private static final String MULTIPLIER = "multiplier";

    private UnnamedStrategyCodec() {}

    /** An {@link OpenPosition}, whose model id moves to the basis of its position. */
    public static void upgradePosition(ObjectNode open) {
        if (open.path("position") instanceof ObjectNode position) {
            Optional.ofNullable(open.remove(MODEL_ID)).ifPresent(id -> position.set(MODEL_ID, id));
            upgradeBasis(position);
        }
    }

    /** A node with the model's id, bracket and sigma side by side, which become the parts of its basis. */
    public static void upgradeBasis(ObjectNode holder) {
        if (holder.has(BASIS)) {
            return;
        }
        ObjectNode basis = holder.objectNode()
                .put(ORIGIN, StrategyId.MODEL.origin().name())
                .put("strategy", StrategyId.MODEL.name());
        for (String part : new String[] {MODEL_ID, "bracket", "sigma"}) {
            if (holder.has(part)) {
                basis.set(part, holder.remove(part));
            }
        }
        holder.set(BASIS, basis);
    }

    /** A node with a quantity, such as a position or a trade: before contracts it counted units of the base asset. */
    public static void countUnits(JsonNode holder) {
        if (holder instanceof ObjectNode node && !node.has(MULTIPLIER)) {
            node.put(MULTIPLIER, "1");
        }
    }

    /** A node that belongs to a strategy without resting on a decision of it, such as an intent. */
    public static void upgradeStrategy(ObjectNode holder) {
        if (!holder.has("strategy")) {
            holder.putObject("strategy")
                    .put("name", StrategyId.MODEL.name())
                    .put(ORIGIN, StrategyId.MODEL.origin().name());
        }
    }
}
