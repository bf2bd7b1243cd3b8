package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.MarginCore;
import dev.scalpel.localexchange.margin.ObservedMargin;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Set;

/** The endpoints by their paths. */
final class OandaCalls {

    private static final Set<String> NONE = Set.of();

    private final String account;
    private final OrderCalls orders;
    private final OrderReads orderReads;
    private final AccountReads accounts;
    private final MarketReads market;
    private final TransactionReads transactions;
    private final CloseCalls trades;

    OandaCalls(MarginCore core, Transactions log, OandaLog events, Trades lots, String account, boolean hedging) {
        this.account = account;
        orders = new OrderCalls(core, log, events, lots);
        orderReads = new OrderReads(core, events, orders);
        accounts = new AccountReads(core, account, hedging);
        market = new MarketReads(core);
        transactions = new TransactionReads(log);
        trades = new CloseCalls(core, orders, lots);
    }

    ObjectNode read(String[] path, Request request, ObservedMargin seen, OandaTime time, long now) {
        if (path[0].equals("instruments") && path.length == 3 && path[2].equals("candles")) {
            return market.candles(path[1], query(request, MarketReads.CANDLES), time, now);
        }
        if (!path[0].equals("accounts") || path.length > 5) {
            throw unknown(request);
        }
        return switch (path.length) {
            case 1 -> {
                ObjectNode json = Json.object();
                ObjectNode one = json.putArray("accounts").addObject().put("id", account);
                one.putArray("tags");
                yield json;
            }
            case 2 -> {
                query(request, NONE);
                ObjectNode json = accounts.summary(seen, time);
                json.set("orders", orderReads.pending(seen, time));
                json.set("positions", accounts.positions(seen, false));
                json.set("trades", trades.list(query(request, NONE), time));
                yield wrapped("account", json);
            }
            case 3 -> ofAccount(path[2], request, seen, time, now);
            default -> one(path, request, seen, time, now);
        };
    }

    private ObjectNode ofAccount(String what, Request request, ObservedMargin seen, OandaTime time, long now) {
        return switch (what) {
            case "summary" -> {
                query(request, NONE);
                yield wrapped("account", accounts.summary(seen, time));
            }
            case "instruments" -> wrapped("instruments", accounts.instruments(query(request, Set.of("instruments"))));
            case "pricing" -> market.pricing(query(request, MarketReads.PRICING), time, now);
            case "orders" -> wrapped("orders", orderReads.list(query(request, OrderReads.FILTERS), seen, time));
            case "pendingOrders" -> {
                query(request, NONE);
                yield wrapped("orders", orderReads.pending(seen, time));
            }
            case "trades" -> wrapped("trades", trades.list(query(request, OrderReads.FILTERS), time));
            case "openTrades" -> wrapped("trades", trades.list(query(request, NONE), time));
            case "positions" -> wrapped("positions", accounts.positions(seen, false));
            case "openPositions" -> wrapped("positions", accounts.positions(seen, true));
            case "transactions" ->
                transactions.byTime(
                        query(request, TransactionReads.BY_TIME),
                        "http://" + request.header("Host").orElse("") + request.path(),
                        seen,
                        time,
                        now);
            default -> throw unknown(request);
        };
    }

    private ObjectNode one(String[] path, Request request, ObservedMargin seen, OandaTime time, long now) {
        if (path.length == 5) {
            if (path[2].equals("instruments") && path[4].equals("candles")) {
                return market.candles(path[3], query(request, MarketReads.CANDLES), time, now);
            }
            throw unknown(request);
        }
        return switch (path[2]) {
            case "orders" -> wrapped("order", orderReads.one(path[3], seen, time));
            case "trades" -> wrapped("trade", trades.one(path[3], time));
            case "positions" -> wrapped("position", accounts.position(path[3], seen));
            case "transactions" ->
                switch (path[3]) {
                    case "sinceid" -> transactions.since(query(request, TransactionReads.SINCE), seen, time);
                    case "idrange" -> transactions.between(query(request, TransactionReads.BY_ID), seen, time);
                    default -> wrapped("transaction", transactions.one(path[3], seen, time));
                };
            default -> throw unknown(request);
        };
    }

    Response change(String method, String[] path, JsonNode body, OandaTime time, long now) {
        if (!path[0].equals("accounts") || path.length < 3) {
            throw OandaRefusal.methodNotAllowed(method);
        }
        String route = method + " " + path[2] + (path.length == 5 ? " " + path[4] : "");
        return switch (route) {
            case "POST orders" -> orders.create(body, time, now);
            case "PUT orders cancel" -> orders.cancel(path[3], time, now);
            case "PUT trades close" -> OandaRefusal.json(200, trades.closeTrade(path[3], body, time, now));
            case "PUT positions close" -> OandaRefusal.json(200, trades.closePosition(path[3], body, time, now));
            default -> throw OandaRefusal.methodNotAllowed(method);
        };
    }

    private static ObjectNode wrapped(String name, JsonNode json) {
        ObjectNode body = Json.object();
        body.set(name, json);
        return body;
    }

    private static OandaQuery query(Request request, Set<String> names) {
        return OandaQuery.of(request.query(), names);
    }

    private static OandaRefusal unknown(Request request) {
        return OandaRefusal.notFound("NOT_FOUND", "there is no " + request.route());
    }
}
