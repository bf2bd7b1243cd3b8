package dev.scalpel.localexchange.usdm.marketapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.AggregateTrade;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.publicapi.AggregateTrades;
import dev.scalpel.localexchange.publicapi.TickerWindow;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Present prices, the book, public trades and the statistics of a day. */
final class FuturesTickers {

    private static final List<Integer> DEPTHS = List.of(5, 10, 20, 50, 100, 500, 1_000);
    private static final BigDecimal SHOWN_STEPS = BigDecimal.valueOf(100_000);
    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;
    private static final long HOUR = Minutes.PER_HOUR * Minutes.MILLIS;
    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Contracts contracts;

    FuturesTickers(Contracts contracts) {
        this.contracts = contracts;
    }

    JsonNode price(Parameters parameters, long now) {
        return oneOrAll(
                parameters,
                contract -> Json.object()
                        .put("symbol", contract.name())
                        .put("price", Json.text(contract.market().price(now)))
                        .put("time", now));
    }

    JsonNode book(Parameters parameters, long now) {
        return oneOrAll(parameters, contract -> {
            Market market = contract.market();
            BigDecimal price = market.price(now);
            return Json.object()
                    .put("symbol", contract.name())
                    .put("bidPrice", Json.text(market.bid(price)))
                    .put("bidQty", shown(contract))
                    .put("askPrice", Json.text(market.ask(price)))
                    .put("askQty", shown(contract))
                    .put("time", now)
                    .put("lastUpdateId", now);
        });
    }

    JsonNode day(Parameters parameters, long now) {
        return oneOrAll(parameters, contract -> {
            ObjectNode day =
                    TickerWindow.of(contract.market(), now - DAY, now, now).full();
            return day.put("lastQty", shown(contract));
        });
    }

    /** Unlike in the spot market only these numbers of levels are accepted (error-code, -4021). */
    JsonNode depth(Parameters parameters, long now) {
        Contract contract = contracts.of(parameters);
        int limit = depthLimit(parameters);
        Market market = contract.market();
        BigDecimal bid = market.bid(market.price(now));
        // A real book is never locked: with no spread the asks begin one tick higher.
        BigDecimal ask = market.ask(market.price(now)).max(bid.add(contract.tick()));
        ArrayNode bidLevels = Json.array();
        ArrayNode askLevels = Json.array();
        for (int level = 0; level < limit; level++) {
            BigDecimal away = contract.tick().multiply(BigDecimal.valueOf(level));
            if (bid.compareTo(away) > 0) {
                bidLevels.add(Json.array().add(Json.text(bid.subtract(away))).add(shown(contract)));
            }
            askLevels.add(Json.array().add(Json.text(ask.add(away))).add(shown(contract)));
        }
        ObjectNode answer = Json.object().put("lastUpdateId", now).put("E", now).put("T", now);
        answer.set("bids", bidLevels);
        answer.set("asks", askLevels);
        return answer;
    }

    private static int depthLimit(Parameters parameters) {
        long limit = parameters.integer("limit").orElse(500L);
        if (DEPTHS.stream().noneMatch(depth -> depth == limit)) {
            throw ApiException.refused(-4021, limit + " is not a valid depth limit.");
        }
        return (int) limit;
    }

    static int depthWeight(Parameters parameters) {
        int limit = depthLimit(parameters);
        if (limit > 500) {
            return 20;
        }
        if (limit > 100) {
            return 10;
        }
        return limit > 50 ? 5 : 2;
    }

    JsonNode aggregates(Parameters parameters, long now) {
        Market market = contracts.of(parameters).market();
        long from = parameters.integer("startTime").orElse(0L);
        long to = parameters.integer("endTime").orElse(now);
        if (parameters.has("startTime") && parameters.has("endTime") && to - from >= HOUR) {
            throw ApiException.refused(-4165, "Invalid time interval.");
        }
        ArrayNode answer = Json.array();
        for (AggregateTrade trade : AggregateTrades.selected(
                market, parameters, Math.min(to, now), parameters.limit(DEFAULT_LIMIT, MAX_LIMIT), now)) {
            // Without trades of hidden price improvement the normal quantity is all of it.
            answer.add(AggregateTrades.common(trade).put("nq", Json.text(trade.quantity())));
        }
        return answer;
    }

    private JsonNode oneOrAll(Parameters parameters, Function<Contract, ObjectNode> ticker) {
        if (parameters.has("symbol")) {
            return ticker.apply(contracts.of(parameters));
        }
        ArrayNode all = Json.array();
        contracts.all().forEach(contract -> all.add(ticker.apply(contract)));
        return all;
    }

    private static String shown(Contract contract) {
        return Json.text(contract.step().multiply(SHOWN_STEPS));
    }
}
