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
 * the first refuses since 2025-12-09 (−4120). Ours of the second kind are the orders of protections, which their client ids
 * show.
 */
final class UsdmOrders {

    private static final TypeReference<UsdmRows.Order> AN_ORDER = new TypeReference<>() {};
    private static final TypeReference<UsdmRows.Algo> AN_ALGO = new TypeReference<>() {};

    private final UsdmSigned api;
    private final VenueClock clock;

    UsdmOrders(UsdmSigned api, VenueClock clock) {
        this.api = api;
        this.clock = clock;
    }

    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        UsdmRequest request = UsdmOrderRequests.of(symbol, order);
        return new Placement(List.of(
                UsdmOrderRequests.isConditional(order.type())
                        ? UsdmAlgoMapper.waiting(api.send(request, signing, AN_ALGO))
                        : UsdmOrderMapper.report(api.send(request, signing, AN_ORDER))));
    }

    /** "Test Order": checks an order of the matching engine without placing it. */
    void check(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        UsdmRequest request = UsdmOrderRequests.of(symbol, order);
        if (UsdmOrderRequests.isConditional(order.type())) {
            throw new IllegalArgumentException("the venue checks no conditional orders: " + order.type());
        }
        api.send(
                new UsdmRequest(request.method(), UsdmOrderRequests.TEST_ORDER, request.parameters()),
                signing,
                new TypeReference<UsdmRows.Acknowledgement>() {});
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        String name = UsdmAdapter.name(symbol);
        List<OrderReport> all = new ArrayList<>();
        List<UsdmRows.Order> orders =
                api.send(UsdmRequest.get("/fapi/v1/openOrders").with("symbol", name), new TypeReference<>() {});
        orders.forEach(row -> all.add(UsdmOrderMapper.report(row)));
        List<UsdmRows.Algo> conditional =
                api.send(UsdmRequest.get("/fapi/v1/openAlgoOrders").with("symbol", name), new TypeReference<>() {});
        conditional.forEach(row -> all.add(UsdmAlgoMapper.waiting(row)));
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
        Optional<Long> actual = UsdmAlgoMapper.orderId(row);
        if (actual.isEmpty()) {
            return UsdmAlgoMapper.waiting(row);
        }
        String id = Long.toString(actual.get());
        return unlessUnknown(() -> order(symbol, "orderId", id))
                .map(order -> UsdmAlgoMapper.triggered(row, order))
                .orElseGet(() -> UsdmAlgoMapper.waiting(row));
    }

    /** The id by which the executions of this order are listed; empty for a conditional order that has not been triggered. */
    Optional<Long> executedId(String venueId) throws IOException {
        if (!venueId.startsWith(UsdmAlgoMapper.CONDITIONAL)) {
            return Optional.of(Long.valueOf(venueId));
        }
        return algo("algoId", venueId.substring(UsdmAlgoMapper.CONDITIONAL.length()))
                .flatMap(UsdmAlgoMapper::orderId);
    }

    Placement cancel(Symbol symbol, OrderReport order) throws IOException {
        boolean conditional = order.venueId().startsWith(UsdmAlgoMapper.CONDITIONAL);
        try {
            if (!conditional) {
                return new Placement(List.of(UsdmOrderMapper.report(api.send(
                        UsdmRequest.delete(UsdmOrderRequests.ORDER)
                                .with("symbol", UsdmAdapter.name(symbol))
                                .with("orderId", order.venueId()),
                        AN_ORDER))));
            }
            api.send(
                    UsdmRequest.delete(UsdmOrderRequests.ALGO_ORDER)
                            .with("algoId", order.venueId().substring(UsdmAlgoMapper.CONDITIONAL.length())),
                    new TypeReference<UsdmRows.Acknowledgement>() {});
            return new Placement(List.of(UsdmAlgoMapper.cancelled(order, clock.millis())));
        } catch (UsdmException refused) {
            if (refused.code() == UsdmErrors.CANCEL_REJECTED || refused.code() == UsdmErrors.NO_SUCH_ORDER) {
                return Placement.NOT_FOUND;
            }
            throw refused;
        }
    }

    private UsdmRows.Order order(Symbol symbol, String by, String id) throws IOException {
        return api.send(
                UsdmRequest.get(UsdmOrderRequests.ORDER)
                        .with("symbol", UsdmAdapter.name(symbol))
                        .with(by, id),
                AN_ORDER);
    }

    private Optional<UsdmRows.Algo> algo(String by, String id) throws IOException {
        return unlessUnknown(
                () -> api.send(UsdmRequest.get(UsdmOrderRequests.ALGO_ORDER).with(by, id), AN_ALGO));
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
