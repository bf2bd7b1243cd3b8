package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Orders of two services: the matching engine's ({@code /fapi/v1/order}), and conditional ones ({@code /fapi/v1/algoOrder}), which
 * the first refuses since 2025-12-09 (−4120). Ours of the second kind are the orders of protections, so their client ids tell them
 * apart.
 */
final class UsdmOrders {

    private static final String ORDER = "/fapi/v1/order";
    private static final String ALGO_ORDER = "/fapi/v1/algoOrder";
    private static final TypeReference<UsdmRows.Order> AN_ORDER = new TypeReference<>() {};
    private static final TypeReference<UsdmRows.Algo> AN_ALGO = new TypeReference<>() {};

    private final UsdmSigned api;
    private final VenueClock clock;

    UsdmOrders(UsdmSigned api, VenueClock clock) {
        this.api = api;
        this.clock = clock;
    }

    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        UsdmRequest request = request(symbol, order);
        return new Placement(List.of(
                isConditional(order.type())
                        ? UsdmOrderMapper.waiting(api.send(request, signing, AN_ALGO))
                        : UsdmOrderMapper.report(api.send(request, signing, AN_ORDER))));
    }

    /** A market order, or a limit order that trades at once (IOC) or never at once (GTX), reports its result in the response. */
    static UsdmRequest request(Symbol symbol, NewOrder order) {
        boolean conditional = isConditional(order.type());
        UsdmRequest common = UsdmRequest.post(conditional ? ALGO_ORDER : ORDER)
                .with("symbol", UsdmAdapter.name(symbol))
                .with("side", order.side().name())
                .with("quantity", order.quantity())
                .withPrice("price", order.limit());
        UsdmRequest sized = order.reduceOnly() ? common.with("reduceOnly", "true") : common;
        return switch (order.type()) {
            case MARKET -> plain(sized, order).with("type", "MARKET");
            case IMMEDIATE -> plain(sized, order).with("type", "LIMIT").with("timeInForce", "IOC");
            case POST_ONLY -> plain(sized, order).with("type", "LIMIT").with("timeInForce", "GTX");
            case STOP_MARKET -> conditional(sized, order).with("type", "STOP_MARKET");
            case STOP_LIMIT -> conditional(sized, order).with("type", "STOP").with("timeInForce", "GTC");
            case TARGET_MARKET -> conditional(sized, order).with("type", "TAKE_PROFIT_MARKET");
        };
    }

    private static UsdmRequest plain(UsdmRequest request, NewOrder order) {
        return request.with("newClientOrderId", order.clientId()).with("newOrderRespType", "RESULT");
    }

    /** Triggered by the last price, as bars are made of it; the mark price liquidates. */
    private static UsdmRequest conditional(UsdmRequest request, NewOrder order) {
        return request.with("algoType", "CONDITIONAL")
                .with("clientAlgoId", order.clientId())
                .with("workingType", "CONTRACT_PRICE")
                .with("triggerPrice", order.trigger().orElseThrow());
    }

    private static boolean isConditional(NewOrder.Type type) {
        return switch (type) {
            case STOP_MARKET, STOP_LIMIT, TARGET_MARKET -> true;
            case MARKET, IMMEDIATE, POST_ONLY -> false;
        };
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        String name = UsdmAdapter.name(symbol);
        List<OrderReport> all = new ArrayList<>();
        List<UsdmRows.Order> orders =
                api.send(UsdmRequest.get("/fapi/v1/openOrders").with("symbol", name), new TypeReference<>() {});
        orders.forEach(row -> all.add(UsdmOrderMapper.report(row)));
        List<UsdmRows.Algo> conditional =
                api.send(UsdmRequest.get("/fapi/v1/openAlgoOrders").with("symbol", name), new TypeReference<>() {});
        conditional.forEach(row -> all.add(UsdmOrderMapper.waiting(row)));
        return all;
    }

    Optional<OrderReport> find(Symbol symbol, String clientId) throws IOException {
        if (!ClientIds.isOfProtection(clientId)) {
            return unlessUnknown(() -> order(symbol, "origClientOrderId", clientId))
                    .map(UsdmOrderMapper::report);
        }
        Optional<UsdmRows.Algo> row = algo("clientAlgoId", clientId);
        return row.isEmpty() ? Optional.empty() : Optional.of(withActual(symbol, row.get()));
    }

    /** The order that a triggered one became has its fills; until a look-up finds it, the triggered one counts as open. */
    private OrderReport withActual(Symbol symbol, UsdmRows.Algo row) throws IOException {
        Optional<Long> actual = UsdmOrderMapper.orderId(row);
        if (actual.isEmpty()) {
            return UsdmOrderMapper.waiting(row);
        }
        String id = Long.toString(actual.get());
        return unlessUnknown(() -> order(symbol, "orderId", id))
                .map(order -> UsdmOrderMapper.triggered(row, order))
                .orElseGet(() -> UsdmOrderMapper.waiting(row));
    }

    /** The id by which the executions of this order are listed; empty for a conditional order that has not been triggered. */
    Optional<Long> executedId(String venueId) throws IOException {
        if (!venueId.startsWith(UsdmOrderMapper.CONDITIONAL)) {
            return Optional.of(Long.valueOf(venueId));
        }
        return algo("algoId", venueId.substring(UsdmOrderMapper.CONDITIONAL.length()))
                .flatMap(UsdmOrderMapper::orderId);
    }

    Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        boolean conditional = order.venueId().startsWith(UsdmOrderMapper.CONDITIONAL);
        try {
            if (!conditional) {
                return new Placement(List.of(UsdmOrderMapper.report(api.send(
                        UsdmRequest.delete(ORDER)
                                .with("symbol", UsdmAdapter.name(symbol))
                                .with("orderId", order.venueId()),
                        AN_ORDER))));
            }
            api.send(
                    UsdmRequest.delete(ALGO_ORDER)
                            .with("algoId", order.venueId().substring(UsdmOrderMapper.CONDITIONAL.length())),
                    new TypeReference<UsdmRows.Acknowledgement>() {});
            return new Placement(List.of(UsdmOrderMapper.cancelled(order, clock.millis())));
        } catch (UsdmException refused) {
            if (refused.code() == UsdmErrors.CANCEL_REJECTED || refused.code() == UsdmErrors.NO_SUCH_ORDER) {
                return Placement.NOT_FOUND;
            }
            throw refused;
        }
    }

    private UsdmRows.Order order(Symbol symbol, String by, String id) throws IOException {
        return api.send(
                UsdmRequest.get(ORDER).with("symbol", UsdmAdapter.name(symbol)).with(by, id), AN_ORDER);
    }

    private Optional<UsdmRows.Algo> algo(String by, String id) throws IOException {
        return unlessUnknown(() -> api.send(UsdmRequest.get(ALGO_ORDER).with(by, id), AN_ALGO));
    }

    private static <T> Optional<T> unlessUnknown(Lookup<T> lookup) throws IOException {
        try {
            return Optional.of(lookup.read());
        } catch (UsdmException refused) {
            if (refused.code() == UsdmErrors.NO_SUCH_ORDER) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @FunctionalInterface
    private interface Lookup<T> {
        T read() throws IOException;
    }
}
