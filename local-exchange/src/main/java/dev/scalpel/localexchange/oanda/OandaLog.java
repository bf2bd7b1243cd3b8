package dev.scalpel.localexchange.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.account.ClosedLot;
import dev.scalpel.localexchange.margin.account.Lot;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.MarginEvents;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Writes each order, fill and end into the account's transactions. */
final class OandaLog implements MarginEvents {

    private final Transactions transactions;
    private final Trades trades;
    private final Map<Long, Transactions.Entry> created = new HashMap<>();
    private final Map<Long, Transactions.Entry> filled = new HashMap<>();
    private final Map<Long, Transactions.Entry> cancelled = new HashMap<>();
    private LongSupplier ids = () -> 0;
    private JsonNode sent = Json.object();
    private String reason = "CLIENT_ORDER";

    OandaLog(Transactions transactions, Trades trades) {
        this.transactions = transactions;
        this.trades = trades;
    }

    void number(LongSupplier next) {
        ids = next;
    }

    /** What the next accepted order was sent as, and what for. */
    void announce(JsonNode order, String forReason) {
        sent = order;
        reason = forReason;
    }

    /** A transaction of the account itself, or of a request that was rejected. */
    Transactions.Entry add(long time, String type, ObjectNode details) {
        return transactions.add(ids.getAsLong(), time, type, details);
    }

    /** How the order was created. */
    ObjectNode created(MarginOrder order) {
        Transactions.Entry entry = created.get(order.id());
        if (entry == null) {
            throw new IllegalStateException("order " + order.id() + " has no transaction");
        }
        return entry.json();
    }

    Optional<Transactions.Entry> fillOf(MarginOrder order) {
        return Optional.ofNullable(filled.get(order.id()));
    }

    Optional<Transactions.Entry> cancelOf(MarginOrder order) {
        return Optional.ofNullable(cancelled.get(order.id()));
    }

    @Override
    public void accepted(MarginOrder order, long now) {
        boolean ofVenue = order.request().cause() == OrderCause.CLOSEOUT;
        boolean onFill = order.request().lot() != 0 && sent.isEmpty() && reason.equals("CLIENT_ORDER");
        String why = ofVenue ? "MARGIN_CLOSEOUT" : onFill ? "ON_FILL" : reason;
        created.put(
                order.id(),
                transactions.add(
                        order.id(),
                        now,
                        OrderDetails.type(order.request()) + "_ORDER",
                        OrderDetails.json(order.request(), sent, why)));
        announce(Json.object(), "CLIENT_ORDER");
    }

    @Override
    public void filled(MarginFill fill) {
        trades.add(fill);
        MarginMarket market = fill.order().request().market();
        Terms terms = new Terms(market);
        ObjectNode json = Json.object();
        json.put("orderID", Long.toString(fill.order().id()));
        client(fill.order(), json);
        json.put("instrument", market.name());
        json.put("units", terms.units(fill.signedQuantity()));
        json.put("gainQuoteHomeConversionFactor", plain(fill.gainRate()));
        json.put("lossQuoteHomeConversionFactor", plain(fill.lossRate()));
        json.set("homeConversionFactors", factors(fill));
        json.put("price", terms.price(fill.price()));
        json.put("fullVWAP", terms.price(fill.price()));
        json.put(
                "reason",
                OrderDetails.fillReason(
                        fill.order(), created(fill.order()).path("reason").asText()));
        json.put("pl", fill.profit().toPlainString());
        json.put("quotePL", plain(quoteProfit(fill)));
        json.put("financing", "0.0000");
        json.put("commission", fill.commission().toPlainString());
        json.put("guaranteedExecutionFee", "0.0000");
        json.put("accountBalance", fill.balance().toPlainString());
        fill.opened().ifPresent(lot -> json.set("tradeOpened", opened(terms, lot)));
        for (ClosedLot closed : fill.closed()) {
            if (closed.isWhole()) {
                ((ArrayNode) (json.has("tradesClosed") ? json.get("tradesClosed") : json.putArray("tradesClosed")))
                        .add(reduced(terms, fill, closed));
            } else {
                json.set("tradeReduced", reduced(terms, fill, closed));
            }
        }
        filled.put(fill.order().id(), transactions.add(fill.id(), fill.time(), "ORDER_FILL", json));
    }

    /** "HomeConversionFactors": a gain or loss of the base asset is converted as its value in the quote currency. */
    private static ObjectNode factors(MarginFill fill) {
        ObjectNode factors = Json.object();
        factors.putObject("gainQuoteHome").put("factor", plain(fill.gainRate()));
        factors.putObject("lossQuoteHome").put("factor", plain(fill.lossRate()));
        factors.putObject("gainBaseHome").put("factor", plain(fill.gainRate().multiply(fill.price())));
        factors.putObject("lossBaseHome").put("factor", plain(fill.lossRate().multiply(fill.price())));
        return factors;
    }

    /** An order that was partly filled is a filled order: its rest needs no cancellation. */
    @Override
    public void ended(MarginOrder order, EndReason why, long now) {
        if (order.now().executed().signum() > 0) {
            return;
        }
        ObjectNode json = Json.object();
        json.put("orderID", Long.toString(order.id()));
        client(order, json);
        json.put("reason", reason(order, why));
        cancelled.put(order.id(), add(now, "ORDER_CANCEL", json));
    }

    private static void client(MarginOrder order, ObjectNode json) {
        if (!order.request().clientId().isEmpty()) {
            json.put("clientOrderID", order.request().clientId());
        }
    }

    private static ObjectNode opened(Terms terms, Lot lot) {
        return Json.object()
                .put("tradeID", Long.toString(lot.id()))
                .put("units", terms.units(lot.quantity()))
                .put("price", terms.price(lot.price()))
                .put("guaranteedExecutionFee", "0.0000");
    }

    private static ObjectNode reduced(Terms terms, MarginFill fill, ClosedLot closed) {
        return Json.object()
                .put("tradeID", Long.toString(closed.lot().id()))
                .put("units", terms.units(closed.quantity().negate()))
                .put("price", terms.price(fill.price()))
                .put("realizedPL", closed.profit().toPlainString())
                .put("financing", "0.0000")
                .put("guaranteedExecutionFee", "0.0000");
    }

    /** Before it is converted into the account's currency. */
    private static BigDecimal quoteProfit(MarginFill fill) {
        return fill.closed().stream()
                .map(closed -> fill.order()
                        .request()
                        .market()
                        .value(
                                closed.quantity(),
                                fill.price().subtract(closed.lot().price())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String reason(MarginOrder order, EndReason why) {
        boolean market = OrderDetails.type(order.request()).equals("MARKET");
        return switch (why) {
            case REQUESTED, GROUP_ENDED -> "CLIENT_REQUEST";
            case REPLACED -> "CLIENT_REQUEST_REPLACED";
            case LIFETIME_OVER -> "TIME_IN_FORCE_EXPIRED";
            case OUT_OF_BOUNDS ->
                market || order.request().trigger().isPresent() ? "BOUNDS_VIOLATION" : "TIME_IN_FORCE_EXPIRED";
            case NO_LIQUIDITY -> "INSUFFICIENT_LIQUIDITY";
            case NO_MARGIN -> "INSUFFICIENT_MARGIN";
            case MARKET_CLOSED -> "MARKET_HALTED";
            // The documents do not say which one it is: "Closing out a position wasn't fully possible."
            case NOTHING_TO_REDUCE -> "POSITION_CLOSEOUT_FAILED";
            case WOULD_REDUCE -> "FIFO_VIOLATION";
            case LOT_CLOSED -> "LINKED_TRADE_CLOSED";
            case BY_VENUE -> "MIGRATION";
        };
    }
}
