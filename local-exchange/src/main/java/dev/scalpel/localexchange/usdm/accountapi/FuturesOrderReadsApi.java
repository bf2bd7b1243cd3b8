package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.entry.Refusals;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plain orders: look-ups and lists. */
public final class FuturesOrderReadsApi {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;
    private static final int HISTORY_DAYS = 7;

    private final Contracts contracts;
    private final FuturesBook book;
    private final FuturesOrderFinder finder;
    private final StaleReadInjector<ObservedFutures> staleReads;

    public FuturesOrderReadsApi(Contracts contracts, FuturesBook book, StaleReadInjector<ObservedFutures> staleReads) {
        this.contracts = contracts;
        this.book = book;
        this.staleReads = staleReads;
        finder = new FuturesOrderFinder(contracts, book);
    }

    public void addTo(Map<String, Route> routes) {
        FuturesReads reads = new FuturesReads(routes, staleReads);
        reads.add("GET /fapi/v1/order", 1, this::lookUp, "symbol", "orderId", "origClientOrderId");
        reads.add("GET /fapi/v1/openOrder", 1, this::lookUpOpen, "symbol", "orderId", "origClientOrderId");
        reads.add("GET /fapi/v1/openOrders", RequestWeight.with("symbol", 1, 40), this::open, "symbol");
        reads.add("GET /fapi/v1/allOrders", 5, this::all, "symbol", "orderId", "startTime", "endTime", "limit");
    }

    private JsonNode lookUp(Parameters parameters, long now, ObservedFutures observed) {
        return finder.order(parameters)
                .flatMap(observed::order)
                .map(FuturesOrderJson::found)
                .orElseThrow(Refusals::noSuchOrder);
    }

    private JsonNode lookUpOpen(Parameters parameters, long now, ObservedFutures observed) {
        Optional<FuturesOrder> wanted = finder.order(parameters);
        return observed.open(book).stream()
                .filter(order -> wanted.filter(each -> each.id() == order.id()).isPresent())
                .findFirst()
                .map(FuturesOrderJson::found)
                .orElseThrow(Refusals::noSuchOrder);
    }

    private JsonNode open(Parameters parameters, long now, ObservedFutures observed) {
        List<Contract> selected = contracts.selected(parameters);
        ArrayNode answer = Json.array();
        observed.open(book).stream()
                .filter(order -> selected.contains(order.contract()))
                .forEach(order -> answer.add(FuturesOrderJson.found(order)));
        return answer;
    }

    private JsonNode all(Parameters parameters, long now, ObservedFutures observed) {
        Contract contract = contracts.of(parameters);
        Page page = Page.of(parameters, HISTORY_DAYS, DEFAULT_LIMIT, MAX_LIMIT, now);
        Optional<Long> fromId = parameters.integer("orderId");
        List<FuturesOrder> found = book.all().stream()
                .filter(order -> order.contract() == contract)
                .filter(order -> fromId.isPresent() ? order.id() >= fromId.get() : page.contains(order.created()))
                .flatMap(order -> observed.order(order).stream())
                .toList();
        Page selected = fromId.isPresent() ? new Page(page.from(), page.to(), page.limit(), false) : page;
        return selected.json(found, FuturesOrderJson::found);
    }
}
