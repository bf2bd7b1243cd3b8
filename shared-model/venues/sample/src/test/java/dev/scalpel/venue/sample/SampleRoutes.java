package dev.scalpel.venue.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.scalpel.trading.margin.MarginTier;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** What the stand-in answers to each request. */
final class SampleRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String INSTRUMENT = "BTC-USDT";

    private final SampleMarket market;
    private final SampleAccount account;
    private final Clock clock;
    private final AtomicReference<Optional<BigDecimal>> reported = new AtomicReference<>(Optional.empty());
    private final SampleSessions sessions;

    SampleRoutes(SampleMarket market, SampleAccount account, SampleSessions sessions, Clock clock) {
        this.market = market;
        this.account = account;
        this.clock = clock;
        this.sessions = sessions;
    }

    /** From now on positions are read as this quantity; empty for what they are. */
    void reportPosition(Optional<BigDecimal> quantity) {
        reported.set(quantity);
    }

    SampleAnswer answer(HttpExchange call) throws IOException {
        try {
            return SampleAnswer.of(body(call));
        } catch (SampleRefusal refusal) {
            return SampleAnswer.error(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    private Object body(HttpExchange call) throws IOException {
        String[] path = call.getRequestURI().getPath().substring(1).split("/", -1);
        Map<String, String> query = query(call.getRequestURI().getQuery());
        return switch (path[0]) {
            case "time" -> new SampleResponses.Time(clock.millis());
            case "candles" ->
                new SampleResponses.Candles(market.candles(
                        Long.parseLong(query.get("from")), Integer.parseInt(query.get("limit")), clock.millis()));
            case "trades" ->
                new SampleResponses.Tape(
                        market.trades(Long.parseLong(query.get("from")), Long.parseLong(query.get("to"))));
            case "instruments" -> instrument(path[1]);
            case "quote" -> account.book();
            case "quotes" -> quotes(query.getOrDefault("instruments", ""));
            case "book" -> depth(path[1]);
            default -> signed(call, path, query);
        };
    }

    private Object signed(HttpExchange call, String[] path, Map<String, String> query) throws IOException {
        String authorization = Optional.ofNullable(call.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (path[0].equals("session")) {
            return path.length > 1 ? sessions.renew(authorization) : sessions.login(authorization);
        }
        sessions.require(authorization);
        return switch (path[0]) {
            case "account" -> account.account();
            case "positions" -> position(path[1]);
            case "fees" -> fee(path[1]);
            case "margin" -> margin(call, path);
            case "terms" -> terms(path[1]);
            case "payments" -> account.payments(Long.parseLong(query.get("from")), Long.parseLong(query.get("to")));
            case "fills" ->
                query.containsKey("order")
                        ? account.fillsOf(query.get("order"))
                        : account.fills(Long.parseLong(query.get("from")), Long.parseLong(query.get("to")));
            case "orders" ->
                switch (call.getRequestMethod()) {
                    case "POST" -> account.place(placed(call));
                    case "DELETE" -> account.cancel(path[1]);
                    default -> path.length > 1 ? account.order(path[1]) : account.open();
                };
            default -> throw new SampleRefusal(404, "no_such_path", path[0]);
        };
    }

    /** A field that the venue does not know is a mistake of the sender. */
    private static SampleResponses.Placed placed(HttpExchange call) throws IOException {
        try {
            return JSON.readValue(call.getRequestBody(), SampleResponses.Placed.class);
        } catch (JsonProcessingException unreadable) {
            throw new SampleRefusal(400, "bad_request", unreadable.getOriginalMessage());
        }
    }

    private SampleResponses.Position position(String name) {
        requireListed(name);
        return account.reported(reported.get());
    }

    /** Read by GET, changed by POST. */
    private SampleResponses.Margin margin(HttpExchange call, String[] path) throws IOException {
        requireListed(path[1]);
        return call.getRequestMethod().equals("POST")
                ? account.margin(JSON.readValue(call.getRequestBody(), SampleResponses.Margin.class))
                : account.margin();
    }

    private static SampleResponses.Terms terms(String name) {
        requireListed(name);
        MarginTier only = SamplePosition.TIERS.tiers().get(0);
        return new SampleResponses.Terms(
                only.notionalCap(),
                only.maxLeverage(),
                only.maintenanceRate(),
                SamplePosition.TERMS.liquidationFeeRate());
    }

    /** What is not listed is left out. */
    private SampleResponses.Quotes quotes(String names) {
        return new SampleResponses.Quotes(Arrays.stream(names.split(",", -1))
                .filter(INSTRUMENT::equals)
                .map(name -> new SampleResponses.OneQuote(
                        name, account.book().bid(), account.book().ask()))
                .toList());
    }

    private SampleResponses.Depth depth(String name) {
        requireListed(name);
        return account.depth();
    }

    private static SampleResponses.Fee fee(String name) {
        requireListed(name);
        return new SampleResponses.Fee(SamplePosition.FEE_RATE);
    }

    private static void requireListed(String name) {
        if (!name.equals(INSTRUMENT)) {
            throw new SampleRefusal(404, "unknown_instrument", name);
        }
    }

    private static SampleResponses.Instrument instrument(String name) {
        requireListed(name);
        return new SampleResponses.Instrument(
                true, SampleMarket.TICK, SampleOrder.STEP, SampleOrder.STEP, SampleOrder.MAX_QUANTITY);
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(Optional.ofNullable(text).orElse("").split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
