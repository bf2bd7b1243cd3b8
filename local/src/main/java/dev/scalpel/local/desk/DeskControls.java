package dev.scalpel.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.desk.http.DeskJson;
import dev.scalpel.local.desk.http.DeskRequest;
import dev.scalpel.local.desk.http.RequestRefusedException;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.market.Symbol;
import java.time.Duration;
import java.util.Optional;

/** What the page may change: execution's own actions, and no others. */
final class DeskControls {

    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final String PORTFOLIO = "portfolio";
    private static final String STRATEGY = "strategy";
    private static final String SYMBOL = "symbol";
    private static final String REASON = "reason";

    private final LocalFunctions functions;

    DeskControls(LocalFunctions functions) {
        this.functions = functions;
    }

    /** Halts all trading, or one portfolio, and closes what is open. */
    JsonNode stop(DeskRequest fields) {
        fields.requireOnly(REASON, PORTFOLIO);
        return call(event("emergency_stop", fields.text(PORTFOLIO))
                .put(REASON, fields.text(REASON).orElse("pressed on the desk")));
    }

    /** No entries; what is open is managed. */
    JsonNode pause(DeskRequest fields) {
        requireNoStrategy(fields);
        return call(event("pause", fields.text(PORTFOLIO))
                .put(REASON, fields.text(REASON).orElse("paused on the desk")));
    }

    JsonNode resume(DeskRequest fields) {
        requireNoStrategy(fields);
        return call(event("resume", fields.text(PORTFOLIO)));
    }

    /** Closes one position. Trading goes on as before: it may be opened again, unless it is paused or halted. */
    JsonNode close(DeskRequest fields) {
        fields.requireOnly(SYMBOL, PORTFOLIO, STRATEGY);
        Optional<Symbol> symbol = fields.symbol(SYMBOL);
        Optional<String> portfolio = fields.text(PORTFOLIO);
        Optional<String> strategy = fields.text(STRATEGY);
        boolean ofTheModel = symbol.isPresent() && portfolio.isEmpty() && strategy.isEmpty();
        boolean ofAPortfolio = symbol.isEmpty() && portfolio.isPresent() && strategy.isPresent();
        if (!ofTheModel && !ofAPortfolio) {
            throw RequestRefusedException.bad(
                    "name the position to close: 'symbol' of the model, or 'portfolio' and 'strategy'");
        }
        ObjectNode event = event("close_position", portfolio);
        symbol.ifPresent(named -> event.putArray("symbols").add(named.toString()));
        strategy.ifPresent(named -> event.put(STRATEGY, named));
        return call(event);
    }

    private static void requireNoStrategy(DeskRequest fields) {
        fields.requireOnly(REASON, PORTFOLIO, STRATEGY);
        if (fields.text(STRATEGY).isPresent()) {
            throw RequestRefusedException.bad(
                    "a strategy is not paused alone: pause its portfolio, or close what the strategy holds");
        }
    }

    private static ObjectNode event(String action, Optional<String> portfolio) {
        ObjectNode event = DeskJson.object().put("action", action);
        portfolio.ifPresent(name -> event.put(PORTFOLIO, name));
        return event;
    }

    private JsonNode call(ObjectNode event) {
        JsonNode answer = functions.call(LocalFunctions.EXECUTION, event.toString(), LIMIT);
        if (answer.path("error").isTextual()) {
            throw RequestRefusedException.bad(answer.path("error").asText());
        }
        return answer;
    }
}
