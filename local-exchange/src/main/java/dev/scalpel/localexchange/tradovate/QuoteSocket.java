package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.protocol.Conversation;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Quotes by WebSocket, in the frames of the tutorials at github.com/tradovate/example-api-js: a request is four lines, {@code
 * endpoint, number, query, body}; the server answers {@code o} at first and arrays after an {@code a}.
 */
final class QuoteSocket implements Conversation {

    private static final int OK = 200;
    private static final int DENIED = 401;
    private static final int NOT_FOUND = 404;
    private static final int LINES = 4;

    private final Directory directory;
    private final Sessions sessions;
    private boolean authorised;

    QuoteSocket(Directory directory, Sessions sessions) {
        this.directory = directory;
        this.sessions = sessions;
    }

    @Override
    public List<String> opened() {
        return List.of("o");
    }

    @Override
    public List<String> received(String message, long now) {
        if (message.equals("[]")) {
            return List.of("h");
        }
        String[] lines = message.split("\n", LINES);
        if (lines.length < LINES || !lines[1].matches("\\d{1,9}")) {
            return List.of(answer(0, NOT_FOUND, Optional.of(Json.object().put("errorText", "malformed"))));
        }
        int number = Integer.parseInt(lines[1]);
        return switch (lines[0]) {
            case "authorize" -> List.of(authorise(number, lines[3], now));
            case "md/subscribeQuote", "md/subscribequote" -> subscribe(number, lines[3], now);
            case "md/unsubscribeQuote", "md/unsubscribequote" -> List.of(unsubscribe(number));
            default -> List.of(answer(number, NOT_FOUND, Optional.empty()));
        };
    }

    private String authorise(int number, String token, long now) {
        try {
            sessions.requireToken(token, now);
            authorised = true;
            return answer(number, OK, Optional.empty());
        } catch (TradovateRefusal refused) {
            return answer(number, DENIED, Optional.empty());
        }
    }

    private List<String> subscribe(int number, String body, long now) {
        if (!authorised) {
            return List.of(answer(number, DENIED, Optional.empty()));
        }
        Optional<MarginMarket> market;
        try {
            market = directory.market(Fields.of(body, Set.of("symbol")).required("symbol"));
        } catch (TradovateRefusal refused) {
            market = Optional.empty();
        }
        if (market.isEmpty()) {
            return List.of(answer(
                    number,
                    OK,
                    Optional.of(Json.object()
                            .put("errorText", "Symbol is inaccessible")
                            .put("errorCode", "UnknownSymbol"))));
        }
        ObjectNode subscribed = Json.object().put("mode", "RealTime").put("subscriptionId", number);
        return List.of(answer(number, OK, Optional.of(subscribed)), "a[" + quote(market.get(), now) + "]");
    }

    /** Prices are sent once for each subscription: there is nothing that would have to end. */
    private String unsubscribe(int number) {
        return answer(number, authorised ? OK : DENIED, Optional.empty());
    }

    private JsonNode quote(MarginMarket market, long now) {
        ObjectNode event = Json.object().put("e", "md");
        ObjectNode quote = event.putObject("d").putArray("quotes").addObject();
        quote.put("timestamp", Instant.ofEpochMilli(now).toString()).put("contractId", directory.contractId(market));
        ObjectNode entries = quote.putObject("entries");
        entries.set("Bid", price(market.best(false)));
        entries.set("Offer", price(market.best(true)));
        entries.set("Trade", price(market.price()));
        return event;
    }

    private static ObjectNode price(BigDecimal price) {
        return Json.object().put("price", price).put("size", 7);
    }

    private static String answer(int number, int status, Optional<ObjectNode> data) {
        ObjectNode answer = Json.object().put("s", status).put("i", number);
        data.ifPresent(body -> answer.set("d", body));
        return "a[" + answer + "]";
    }
}
