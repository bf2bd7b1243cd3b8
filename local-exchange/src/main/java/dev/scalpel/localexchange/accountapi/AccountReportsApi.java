package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.OrderList;
import dev.scalpel.localexchange.orders.PreventedMatch;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.publicapi.ExchangeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signed calls that report the account's history and limits (rest-api.md, "Account Endpoints"). */
public final class AccountReportsApi {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    private final Markets markets;
    private final OrderBook book;
    private final UnfilledOrderCounter orderCounts;
    private final StaleReadInjector<ObservedAccount> staleReads;

    public AccountReportsApi(
            Markets markets,
            OrderBook book,
            UnfilledOrderCounter orderCounts,
            StaleReadInjector<ObservedAccount> staleReads) {
        this.markets = markets;
        this.book = book;
        this.orderCounts = orderCounts;
        this.staleReads = staleReads;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /api/v3/allOrderList",
                Route.signed(
                        20,
                        staleReads.reading("GET /api/v3/allOrderList", this::lists),
                        "fromId",
                        "startTime",
                        "endTime",
                        "limit"));
        routes.put("GET /api/v3/rateLimit/order", Route.signed(40, (parameters, now) -> orderCounts.json(now)));
        routes.put(
                "GET /api/v3/myPreventedMatches",
                Route.signed(
                        RequestWeight.with("preventedMatchId", 2, 20),
                        this::preventedMatches,
                        "symbol",
                        "preventedMatchId",
                        "orderId",
                        "fromPreventedMatchId",
                        "limit"));
        routes.put(
                "GET /api/v3/myAllocations",
                Route.signed(
                        20,
                        this::allocations,
                        "symbol",
                        "startTime",
                        "endTime",
                        "fromAllocationId",
                        "limit",
                        "orderId"));
        routes.put("GET /api/v3/myFilters", Route.signed(40, this::filters, "symbol"));
    }

    private JsonNode lists(Parameters parameters, long now, ObservedAccount observed) {
        Optional<Long> fromId = parameters.integer("fromId");
        TimeRange span = TimeRange.of(parameters);
        if (fromId.isPresent() && span.isBounded()) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        List<OrderList> found = book.lists().stream()
                .filter(list -> list.id() >= fromId.orElse(0L) && span.contains(list.created()))
                .flatMap(list -> observed.list(list).stream())
                .toList();
        ArrayNode answer = Json.array();
        boolean oldestFirst = fromId.isPresent() || parameters.has("startTime");
        page(found, oldestFirst, parameters).forEach(list -> answer.add(OrderJson.list(list, list.created())));
        return answer;
    }

    private JsonNode preventedMatches(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        Optional<Long> matchId = parameters.integer("preventedMatchId");
        Optional<Long> orderId = parameters.integer("orderId");
        Optional<Long> fromId = parameters.integer("fromPreventedMatchId");
        // The combinations of rest-api.md, "Query Prevented Matches": a match, or an order and a start.
        boolean pages = fromId.isPresent() || parameters.has("limit");
        if (matchId.isPresent() == orderId.isPresent() || (matchId.isPresent() && pages)) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        List<PreventedMatch> found = book.preventedMatches().stream()
                .filter(match -> match.symbol().equals(market.name()) && match.id() >= fromId.orElse(0L))
                .filter(match -> matchId.isEmpty() || match.id() == matchId.get())
                .filter(match -> orderId.isEmpty()
                        || match.takerOrderId() == orderId.get()
                        || match.makerOrderId() == orderId.get())
                .limit(parameters.limit(DEFAULT_LIMIT, MAX_LIMIT))
                .toList();
        ArrayNode answer = Json.array();
        found.forEach(match -> answer.add(OrderJson.preventedMatch(match)));
        return answer;
    }

    /** Allocations come from smart order routing, which no pair here supports. */
    private JsonNode allocations(Parameters parameters, long now) {
        markets.of(parameters);
        TimeRange.of(parameters);
        parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        return Json.array();
    }

    private JsonNode filters(Parameters parameters, long now) {
        Filters filters = markets.of(parameters).listing().filters();
        return Json.object()
                .<ObjectNode>set("exchangeFilters", Json.array())
                .<ObjectNode>set("symbolFilters", ExchangeInfo.filters(filters))
                .set("assetFilters", Json.array());
    }

    /** The oldest or the newest items, always oldest first. */
    static <T> List<T> page(List<T> found, boolean oldestFirst, Parameters parameters) {
        int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        int first = oldestFirst ? 0 : Math.max(0, found.size() - limit);
        return found.subList(first, Math.min(found.size(), first + limit));
    }
}
