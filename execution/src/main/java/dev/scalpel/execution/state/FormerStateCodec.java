package dev.scalpel.execution.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.settings.value.Mode;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a symbol's state of an earlier schema to the newest form. It only renames and moves: what is missing or invalid is left for
 * the strict reader to report.
 */
final class FormerStateCodec {

    private static final Map<String, String> CLOSE_REQUESTS = Map.of(
            "NO", CloseRequest.NONE.name(),
            "AT_VENUE", CloseRequest.SELL.name(),
            "IN_BOOKS", CloseRequest.WRITE_OFF.name());

    private static final String EXECUTION = "execution";

    private FormerStateCodec() {}

    static void upgrade(ObjectNode document, int schema) {
        if (schema < 3) {
            upgradeToTypedExecution(document);
        }
        if (schema < 4) {
            UnnamedStateCodec.upgrade(document);
        }
        if (schema < 6) {
            BaseUnitStateCodec.upgrade(document);
        }
        if (schema < 7) {
            SpotStateCodec.upgrade(document);
        }
        if (schema < 8) {
            document.putNull("lossLimit");
        }
    }

    private static void upgradeToTypedExecution(ObjectNode document) {
        document.path("intents").forEach(FormerStateCodec::upgradeIntent);
        Optional.ofNullable(document.remove("broker"))
                .ifPresent(stored -> document.set(
                        EXECUTION,
                        stored instanceof ObjectNode execution
                                ? execution(execution, document.path("position").isObject())
                                : stored));
    }

    /** Schema 1 had no orders; both had the window of Binance's signed requests. */
    private static void upgradeIntent(JsonNode stored) {
        if (!(stored instanceof ObjectNode intent)) {
            return;
        }
        if (!intent.has("orders")) {
            intent.putArray("orders");
        }
        if (intent.path("signedTimestamp").isIntegralNumber()
                && intent.path("recvWindowMillis").isIntegralNumber()) {
            intent.put(
                    "validUntil",
                    intent.path("signedTimestamp").longValue()
                            + intent.remove("recvWindowMillis").longValue());
            intent.put("idempotency", IdempotencyPolicy.REQUEST_WINDOW.name());
        }
    }

    private static ObjectNode execution(ObjectNode stored, boolean holding) {
        ObjectNode execution = stored.objectNode();
        boolean paper = stored.path("mode").asText().equals(Mode.PAPER.name());
        execution.put(SymbolStateCodec.KIND, paper ? SymbolStateCodec.PAPER : SymbolStateCodec.VENUE);
        move(stored, "capital", execution, "capital");
        if (paper) {
            move(stored, "trader", execution, "trader");
            moveOrNull(stored, "entry", execution, "entry");
        } else {
            move(stored, "mode", execution, "mode");
            move(stored, "dust", execution, "dust");
            execution.set("phase", phase(stored, holding));
            execution.set("accountAudit", accountAudit(stored));
            moveOrNull(stored, "market", execution, "marketOutage");
            execution.put("refusedExits", 0);
            move(stored, "refusedExits", execution, "refusedExits");
        }
        String request = stored.path("closing").asText("NO");
        return execution.put("closeRequest", CLOSE_REQUESTS.getOrDefault(request, request));
    }

    /** An exit belongs to a position; should a plan of each kind be stored, the one that fits is kept. */
    private static ObjectNode phase(ObjectNode stored, boolean holding) {
        ObjectNode phase = stored.objectNode();
        boolean exiting = stored.has("leaving") && (holding || !stored.has("entry"));
        if (exiting) {
            return phase.put(SymbolStateCodec.KIND, SymbolStateCodec.EXITING).set("plan", stored.path("leaving"));
        }
        return stored.has("entry")
                ? phase.put(SymbolStateCodec.KIND, SymbolStateCodec.ENTERING).set("plan", stored.path("entry"))
                : phase.put(SymbolStateCodec.KIND, SymbolStateCodec.AT_REST);
    }

    private static ObjectNode accountAudit(ObjectNode stored) {
        ObjectNode audit = stored.objectNode();
        audit.put("checkedAt", 0);
        audit.putNull("foreignQuantity");
        audit.putArray("foreignOrders");
        audit.put("missingQuantity", "0");
        audit.putNull("mismatch");
        audit.putNull("drift");
        ArrayNode entries = audit.putArray("unacknowledgedEntries");
        if (stored.path("books") instanceof ObjectNode books) {
            for (String same : new String[] {"checkedAt", "foreignOrders", "mismatch", "drift"}) {
                move(books, same, audit, same);
            }
            move(books, "foreign", audit, "foreignQuantity");
            move(books, "taken", audit, "missingQuantity");
            books.path("givenUp").forEach(entry -> {
                entry.path("intents").forEach(FormerStateCodec::upgradeIntent);
                entries.add(entry);
            });
        }
        return audit;
    }

    private static void move(ObjectNode from, String oldName, ObjectNode to, String newName) {
        if (from.has(oldName)) {
            to.set(newName, from.path(oldName));
        }
    }

    private static void moveOrNull(ObjectNode from, String oldName, ObjectNode to, String newName) {
        to.putNull(newName);
        move(from, oldName, to, newName);
    }
}
