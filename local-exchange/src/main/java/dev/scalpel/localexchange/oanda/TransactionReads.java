package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.protocol.Json;
import java.util.List;
import java.util.Set;

/** Lists transactions: by id, since an id, between ids, and by time in pages of ids ("Transaction Endpoints"). */
final class TransactionReads {

    static final Set<String> BY_TIME = Set.of("from", "to", "pageSize", "type");
    static final Set<String> BY_ID = Set.of("from", "to", "type");
    static final Set<String> SINCE = Set.of("id", "type");

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 1_000;

    private final Transactions transactions;

    TransactionReads(Transactions transactions) {
        this.transactions = transactions;
    }

    ObjectNode one(String id, ObservedMargin seen, OandaTime time) {
        long number = OandaQuery.number("transactionID", id);
        return transactions.list(entry -> entry.id() == number && Transactions.isVisible(entry, seen)).stream()
                .map(entry -> entry.json(time))
                .findFirst()
                .orElseThrow(() ->
                        OandaRefusal.notFound("NO_SUCH_TRANSACTION", "The transaction ID specified does not exist"));
    }

    ObjectNode since(OandaQuery query, ObservedMargin seen, OandaTime time) {
        long id = OandaQuery.number("id", query.required("id"));
        if (id > transactions.lastId()) {
            throw OandaRefusal.outOfRange("The transaction ID specified is outside of the valid range");
        }
        return list(id + 1, Long.MAX_VALUE, query, seen, time);
    }

    ObjectNode between(OandaQuery query, ObservedMargin seen, OandaTime time) {
        long from = OandaQuery.number("from", query.required("from"));
        long to = OandaQuery.number("to", query.required("to"));
        if (from > to || to > transactions.lastId()) {
            throw OandaRefusal.outOfRange("The transaction ID range specified is outside of the valid range");
        }
        return list(from, to, query, seen, time);
    }

    private ObjectNode list(long from, long to, OandaQuery query, ObservedMargin seen, OandaTime time) {
        ObjectNode json = Json.object();
        ArrayNode rows = json.putArray("transactions");
        transactions
                .list(entry -> entry.id() >= from
                        && entry.id() <= to
                        && isWanted(entry, query)
                        && Transactions.isVisible(entry, seen))
                .forEach(entry -> rows.add(entry.json(time)));
        return json;
    }

    /** Pages are addresses to be read one by one. */
    ObjectNode byTime(OandaQuery query, String address, ObservedMargin seen, OandaTime time, long now) {
        long from = query.time("from").orElse(0);
        long to = query.time("to").orElse(now);
        long pageSize = query.number("pageSize", DEFAULT_PAGE, 1, MAX_PAGE);
        List<Transactions.Entry> found = transactions.list(entry -> entry.time() >= from
                && entry.time() <= to
                && isWanted(entry, query)
                && Transactions.isVisible(entry, seen));
        ObjectNode json = Json.object();
        json.put("from", time.text(from));
        json.put("to", time.text(to));
        json.put("pageSize", pageSize);
        query.one("type").ifPresent(types -> {
            ArrayNode type = json.putArray("type");
            query.list("type").forEach(type::add);
        });
        json.put("count", found.size());
        ArrayNode pages = json.putArray("pages");
        if (!found.isEmpty()) {
            long last = found.get(found.size() - 1).id();
            for (long first = found.get(0).id(); first <= last; first += pageSize) {
                pages.add(address + "/idrange?from=" + first + "&to=" + Math.min(last, first + pageSize - 1)
                        + query.one("type").map(types -> "&type=" + types).orElse(""));
            }
        }
        return json;
    }

    private static boolean isWanted(Transactions.Entry entry, OandaQuery query) {
        List<String> types = query.list("type");
        return types.isEmpty() || types.contains(entry.type());
    }
}
