package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.contract.Contracts;
import dev.scalpel.localexchange.perpetual.engine.Clearing;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.Modification;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.trading.OrderSide;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happened: trades, forced orders, changes of orders. */
public final class FuturesReportsApi {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;
    private static final int SHORT_LIMIT = 50;
    private static final int MAX_SHORT_LIMIT = 100;
    private static final int DAYS = 7;
    private static final Set<String> AUTO_CLOSES = Set.of("LIQUIDATION", "ADL");

    private final Contracts contracts;
    private final FuturesBook book;
    private final Clearing clearing;
    private final StaleReadInjector<ObservedFutures> staleReads;

    public FuturesReportsApi(
            Contracts contracts, FuturesBook book, Clearing clearing, StaleReadInjector<ObservedFutures> staleReads) {
        this.contracts = contracts;
        this.book = book;
        this.clearing = clearing;
        this.staleReads = staleReads;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "GET /fapi/v1/userTrades",
                Route.signed(
                        RequestWeight.of(5),
                        staleReads.reading("GET /fapi/v1/userTrades", this::trades),
                        "symbol",
                        "orderId",
                        "startTime",
                        "endTime",
                        "fromId",
                        "limit"));
        routes.put(
                "GET /fapi/v1/forceOrders",
                Route.signed(
                        RequestWeight.with("symbol", 20, 50),
                        this::forced,
                        "symbol",
                        "autoCloseType",
                        "startTime",
                        "endTime",
                        "limit"));
        routes.put(
                "GET /fapi/v1/orderAmendment",
                Route.signed(
                        1, this::changes, "symbol", "orderId", "origClientOrderId", "startTime", "endTime", "limit"));
    }

    private JsonNode trades(Parameters parameters, long now, ObservedFutures observed) {
        Contract contract = contracts.of(parameters);
        Optional<Long> fromId = parameters.integer("fromId");
        if (fromId.isPresent() && (parameters.has("startTime") || parameters.has("endTime"))) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        Page page = Page.of(parameters, DAYS, DEFAULT_LIMIT, MAX_LIMIT, now);
        Optional<Long> orderId = parameters.integer("orderId");
        List<FuturesFill> found = clearing.fills().stream()
                .filter(fill -> fill.symbol().equals(contract.name()) && observed.includes(fill))
                .filter(fill -> orderId.isEmpty() || fill.orderId() == orderId.get())
                .filter(fill -> fromId.isPresent() ? fill.id() >= fromId.get() : page.contains(fill.time()))
                .toList();
        boolean newest = page.newest() && fromId.isEmpty();
        return new Page(page.from(), page.to(), page.limit(), newest).json(found, FuturesReportsApi::trade);
    }

    private static ObjectNode trade(FuturesFill fill) {
        return Json.object()
                .put("buyer", fill.side() == OrderSide.BUY)
                .put("commission", Json.text(fill.fee()))
                .put("commissionAsset", fill.feeAsset())
                .put("id", fill.id())
                .put("maker", fill.maker())
                .put("orderId", fill.orderId())
                .put("price", Json.text(fill.price()))
                .put("qty", Json.text(fill.quantity()))
                .put("quoteQty", Json.text(fill.quoteQuantity()))
                .put("realizedPnl", Json.text(fill.realised()))
                .put("side", fill.side().name())
                .put("positionSide", fill.holdingSide().name())
                .put("symbol", fill.symbol())
                .put("time", fill.time());
    }

    private JsonNode forced(Parameters parameters, long now) {
        Optional<String> type = parameters.text("autoCloseType");
        if (type.filter(text -> !AUTO_CLOSES.contains(text)).isPresent()) {
            throw Parameters.invalid("autoCloseType");
        }
        List<Contract> selected = contracts.selected(parameters);
        Page page = Page.of(parameters, DAYS, SHORT_LIMIT, MAX_SHORT_LIMIT, now);
        List<FuturesOrder> found = book.all().stream()
                .filter(order -> selected.contains(order.contract()) && page.contains(order.created()))
                .filter(order -> isForced(order, type))
                .toList();
        return page.json(found, FuturesOrderJson::found);
    }

    private static boolean isForced(FuturesOrder order, Optional<String> type) {
        Optional<Forced> why = Forced.of(order.request().clientId()).filter(each -> each != Forced.SETTLEMENT);
        return why.isPresent()
                && type.map(text -> text.equals("ADL") == (why.get() == Forced.DELEVERAGING))
                        .orElse(true);
    }

    private JsonNode changes(Parameters parameters, long now) {
        Optional<FuturesOrder> order = new FuturesOrderFinder(contracts, book).order(parameters);
        Page page = Page.of(parameters, 90, SHORT_LIMIT, MAX_SHORT_LIMIT, now);
        List<Modification> found = book.modifications().stream()
                .filter(change -> order.filter(each -> each == change.order()).isPresent())
                .filter(change -> page.contains(change.time()))
                .toList();
        return page.json(found, FuturesOrderJson::modification);
    }
}
