package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.entry.AlgoOrderEntry;
import dev.scalpel.localexchange.perpetual.entry.Refusals;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.localexchange.usdm.requests.FuturesOrderParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditional orders: the algo service, which has them alone since 2025-12-09. */
public final class AlgoApi {

    private static final String[] OF_ORDERS = {
        "algoType",
        "symbol",
        "side",
        "positionSide",
        "type",
        "timeInForce",
        "quantity",
        "price",
        "triggerPrice",
        "workingType",
        "priceMatch",
        "closePosition",
        "priceProtect",
        "reduceOnly",
        "activatePrice",
        "callbackRate",
        "clientAlgoId",
        "newOrderRespType",
        "selfTradePreventionMode",
        "goodTillDate"
    };
    /** The symbol is not documented, but sent by ccxt, which trades at the venue; ids are unique without it. */
    private static final String[] OF_ONE = {"algoId", "clientAlgoId", "symbol"};

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;
    private static final int HISTORY_DAYS = 7;

    private final Contracts contracts;
    private final FuturesBook book;
    private final AlgoOrderEntry entry;
    private final FuturesOrderParser parser;
    private final FuturesOrderFinder finder;
    private final StaleReadInjector<ObservedFutures> staleReads;

    public AlgoApi(
            Contracts contracts,
            FuturesBook book,
            AlgoOrderEntry entry,
            FuturesOrderParser parser,
            StaleReadInjector<ObservedFutures> staleReads) {
        this.contracts = contracts;
        this.book = book;
        this.entry = entry;
        this.parser = parser;
        this.staleReads = staleReads;
        finder = new FuturesOrderFinder(contracts, book);
    }

    public void addTo(Map<String, Route> routes) {
        FuturesReads reads = new FuturesReads(routes, staleReads);
        routes.put(
                "POST /fapi/v1/algoOrder",
                Route.trade(0, this::place, OF_ORDERS).countingOrders(1));
        routes.put("DELETE /fapi/v1/algoOrder", Route.trade(1, this::cancel, OF_ONE));
        routes.put("DELETE /fapi/v1/algoOpenOrders", Route.trade(1, this::cancelAll, "symbol"));
        reads.add("GET /fapi/v1/algoOrder", 1, this::lookUp, OF_ONE);
        reads.add(
                "GET /fapi/v1/openAlgoOrders",
                RequestWeight.with("symbol", 1, 40),
                this::open,
                "algoType",
                "symbol",
                "algoId");
        reads.add("GET /fapi/v1/allAlgoOrders", 5, this::all, "symbol", "algoId", "startTime", "endTime", "limit");
    }

    private JsonNode place(Parameters parameters, long now) {
        parameters.choice("newOrderRespType", FuturesTradingApi.Detail.class, -1136, "Invalid newOrderRespType.");
        return AlgoJson.placed(entry.place(parser.algo(parameters, now), now));
    }

    private JsonNode cancel(Parameters parameters, long now) {
        AlgoOrder order = finder.algo(parameters).orElseThrow(Refusals::unknownOrder);
        entry.cancel(order, now);
        return AlgoJson.cancelled(order);
    }

    private JsonNode cancelAll(Parameters parameters, long now) {
        entry.cancelAll(contracts.of(parameters), now);
        return FuturesTradingApi.done();
    }

    private JsonNode lookUp(Parameters parameters, long now, ObservedFutures observed) {
        return finder.algo(parameters)
                .flatMap(observed::algo)
                .map(AlgoJson::queried)
                .orElseThrow(Refusals::noSuchOrder);
    }

    private JsonNode open(Parameters parameters, long now, ObservedFutures observed) {
        Optional<String> type = parameters.text("algoType");
        if (type.filter(text -> !text.equals("CONDITIONAL")).isPresent()) {
            throw ApiException.refused(-1130, "Data sent for parameter 'algoType' is not valid.");
        }
        List<Contract> selected = contracts.selected(parameters);
        Optional<Long> id = parameters.integer("algoId");
        ArrayNode answer = Json.array();
        observed.waiting(book).stream()
                .filter(order -> selected.contains(order.contract()))
                .filter(order -> id.isEmpty() || id.get() == order.id())
                .forEach(order -> answer.add(AlgoJson.listed(order)));
        return answer;
    }

    private JsonNode all(Parameters parameters, long now, ObservedFutures observed) {
        Contract contract = contracts.of(parameters);
        Page page = Page.of(parameters, HISTORY_DAYS, DEFAULT_LIMIT, MAX_LIMIT, now);
        Optional<Long> fromId = parameters.integer("algoId");
        List<AlgoOrder> found = book.allAlgos().stream()
                .filter(order -> order.contract() == contract)
                .filter(order -> fromId.isPresent() ? order.id() >= fromId.get() : page.contains(order.created()))
                .flatMap(order -> observed.algo(order).stream())
                .toList();
        Page selected = fromId.isPresent() ? new Page(page.from(), page.to(), page.limit(), false) : page;
        return selected.json(found, AlgoJson::listed);
    }
}
