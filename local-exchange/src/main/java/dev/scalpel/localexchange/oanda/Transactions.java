package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All that ever happened to the account, numbered without a gap; an order has the number of its creation. */
final class Transactions {

    /**
     * A transaction as it is listed.
     *
     * @param json without its time, which is written as a request wants it
     */
    record Entry(long id, long time, String type, ObjectNode json) {

        ObjectNode json(OandaTime format) {
            ObjectNode copy = json.deepCopy();
            copy.put("time", format.text(time));
            if (copy.has("gtdTime")) {
                copy.put("gtdTime", format.text(copy.get("gtdTime").asLong()));
            }
            return copy;
        }
    }

    private static final int USER = 1_234_567;

    private final List<Entry> entries = new ArrayList<>();
    private final String account;

    Transactions(String account) {
        this.account = account;
    }

    /** @param details what this kind has besides its id, time and type */
    Entry add(long id, long time, String type, ObjectNode details) {
        if (!entries.isEmpty() && id != lastId() + 1) {
            throw new IllegalStateException("transaction " + id + " must follow " + lastId());
        }
        ObjectNode json = Json.object();
        json.put("id", Long.toString(id));
        json.put("time", "");
        json.put("userID", USER);
        json.put("accountID", account);
        json.put("batchID", Long.toString(id));
        json.put("requestID", Long.toString(id));
        json.put("type", type);
        json.setAll(details);
        Entry entry = new Entry(id, time, type, json);
        entries.add(entry);
        return entry;
    }

    long lastId() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).id();
    }

    /** Those after this one, oldest first. */
    List<Entry> after(long id) {
        return list(entry -> entry.id() > id);
    }

    List<Entry> list(Predicate<Entry> which) {
        return entries.stream().filter(which).toList();
    }

    /** A fill is as old as fills are, all else as old as orders are. */
    static boolean isVisible(Entry entry, ObservedMargin seen) {
        StaleRead kind = entry.type().equals("ORDER_FILL") ? StaleRead.FILLS : StaleRead.NEW_ORDERS;
        return entry.time() <= seen.observedAt(kind);
    }

    static ArrayNode ids(List<Entry> entries) {
        ArrayNode ids = Json.array();
        entries.forEach(entry -> ids.add(Long.toString(entry.id())));
        return ids;
    }
}
