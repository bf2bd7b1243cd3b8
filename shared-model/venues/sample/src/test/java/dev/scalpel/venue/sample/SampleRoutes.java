package dev.scalpel.venue.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the stand-in answers to each request. */
final class SampleRoutes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSTRUMENT = "BTC-USDT";

    private final SampleMarket market;
    private final SampleAccount account;
    private final Clock clock;
    private final String token;

    SampleRoutes(SampleMarket market, SampleAccount account, Clock clock, String token) {
        this.market = market;
        this.account = account;
        this.clock = clock;
        this.token = token;
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
                new SampleResponses.Candles(
                        market.candles(Long.parseLong(query.get("from")), Integer.parseInt(query.get("limit"))));
            case "trades" ->
                new SampleResponses.Tape(
                        market.trades(Long.parseLong(query.get("from")), Long.parseLong(query.get("to"))));
            case "instruments" -> instrument(path[1]);
            case "quote" -> new SampleResponses.Book(SampleAccount.PRICE, SampleAccount.PRICE);
            default -> signed(call, path, query);
        };
    }

    private Object signed(HttpExchange call, String[] path, Map<String, String> query) throws IOException {
        if (!("Bearer " + token).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            throw new SampleRefusal(401, "bad_token", "who are you?");
        }
        return switch (path[0]) {
            case "account" -> account.balances();
            case "fills" ->
                query.containsKey("order")
                        ? account.fillsOf(query.get("order"))
                        : account.fills(Long.parseLong(query.get("from")), Long.parseLong(query.get("to")));
            case "orders" ->
                switch (call.getRequestMethod()) {
                    case "POST" -> account.place(JSON.readValue(call.getRequestBody(), SampleResponses.Placed.class));
                    case "DELETE" -> account.cancel(path[1]);
                    default -> path.length > 1 ? account.order(path[1]) : account.open();
                };
            default -> throw new SampleRefusal(404, "no_such_path", path[0]);
        };
    }

    private static SampleResponses.Instrument instrument(String name) {
        if (!name.equals(INSTRUMENT)) {
            throw new SampleRefusal(404, "unknown_instrument", name);
        }
        return new SampleResponses.Instrument(
                true, new BigDecimal("0.5"), new BigDecimal("0.1"), new BigDecimal("0.1"), new BigDecimal("1000"));
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(Optional.ofNullable(text).orElse("").split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
