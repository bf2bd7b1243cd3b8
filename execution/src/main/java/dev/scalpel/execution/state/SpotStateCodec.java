package dev.scalpel.execution.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A state up to schema 6, in which nothing was traded on margin and no trade had funding. */
final class SpotStateCodec {

    private static final String MARGIN = "margin";
    private static final String FUNDING = "funding";

    private SpotStateCodec() {}

    static void upgrade(ObjectNode document) {
        JsonNode execution = document.path("execution");
        if (execution instanceof ObjectNode venue
                && venue.path(SymbolStateCodec.KIND).asText().equals(SymbolStateCodec.VENUE)
                && !venue.has(MARGIN)) {
            ObjectNode margin = venue.putObject(MARGIN);
            margin.putNull("leverage").putNull("obstacle");
            margin.putObject("payments")
                    .put(FUNDING, "0")
                    .put("fees", "0")
                    .put("readAt", 0)
                    .put("tradedFrom", 0)
                    .put("tradedUntil", 0)
                    .putArray("booked");
        }
        document.path("outbox").path("trades").forEach(SpotStateCodec::withoutFunding);
    }

    private static void withoutFunding(JsonNode trade) {
        if (trade instanceof ObjectNode row && !row.has(FUNDING)) {
            row.put(FUNDING, "0");
        }
    }
}
