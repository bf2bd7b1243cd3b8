package dev.scalpel.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings the parts of a document from before contracts to the newest form: every quantity in it counts units of the base asset. */
public final class BaseUnitCodec {

    private static final String MULTIPLIER = "multiplier";

    private BaseUnitCodec() {}

    /** A node with a quantity, such as a position or a trade. */
    public static void upgrade(JsonNode holder) {
        if (holder instanceof ObjectNode node && !node.has(MULTIPLIER)) {
            node.put(MULTIPLIER, "1");
        }
    }
}
