package dev.scalpel.venue.oanda;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingVenue.OrderReference;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places, finds and cancels orders. A client id is unique among pending orders only ("CLIENT_ORDER_ID_ALREADY_EXISTS"), so an order that
 * is not pending is looked for among the transactions since its intent was claimed.
 */
final class OandaOrders {
    private static final Logger LOG = LoggerFactory.getLogger(OandaOrders.class);
    private static final List<String> ENDED = List.of("FILLED", "CANCELLED");
    private static final int NOT_FOUND = 404;
    /** The venue's clock may have been behind our measurement of it when the order was sent. */
    private static final long CLOCK_TOLERANCE_MILLIS = 60_000;
    /** How far back an order is looked for whose time of sending is not known. */
    private static final long LOOK_BACK_MILLIS = 24 * 3_600_000L;

    private final OandaHttp http;
    private final OandaHistory history;

    OandaOrders(OandaHttp http, OandaHistory history) {
        this.http = http;
        this.history = history;
    }

    /**
     * An order that trades at once and has a limit rests until its time when nothing fills it: then it is cancelled here, and if that
     * gets no answer, its time ends it.
     */
    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        if (http.clock().millis() > signing.validUntil()) {
            throw OandaException.tooLate(order.clientId());
        }
        OandaResponses.Outcome outcome = http.send(
                "POST", "/orders", OandaOrderRequests.create(symbol, order, signing), OandaResponses.Outcome.class);
        OandaResponses.Transaction created = outcome.orderCreateTransaction();
        if (created == null) {
            throw new IOException("the venue answers an order without its creation");
        }
        OrderReport report =
                OandaReports.report(created, outcome.orderFillTransaction(), outcome.orderCancelTransaction());
        return new Placement(
                List.of(order.type() == NewOrder.Type.IMMEDIATE && report.isOpen() ? ended(created, report) : report));
    }

    private OrderReport ended(OandaResponses.Transaction created, OrderReport resting) {
        try {
            OandaResponses.Outcome cancelled = cancelled(resting.venueId());
            return OandaReports.report(created, null, cancelled.orderCancelTransaction());
        } catch (OandaException refused) {
            if (refused.status() == NOT_FOUND) {
                return resting.asEnded();
            }
            return restsOn(resting, refused);
        } catch (IOException noAnswer) {
            return restsOn(resting, noAnswer);
        }
    }

    private static OrderReport restsOn(OrderReport resting, IOException failure) {
        LOG.warn(
                "oanda: order {} was not cancelled ({}): it ends by its own time",
                resting.venueId(),
                failure.getClass().getSimpleName());
        return resting;
    }

    Optional<OrderReport> find(Symbol symbol, OrderReference order) throws IOException {
        Optional<OrderReport> pending = pending(order.venueId().orElse("@" + order.clientId()));
        return pending.isPresent() ? pending : ended(order);
    }

    private Optional<OrderReport> pending(String specifier) throws IOException {
        try {
            OandaResponses.Order row = http.get("/orders/" + specifier, OandaResponses.OneOrder.class)
                    .order();
            // An unknown state may still fill: it counts as open.
            boolean open = !ENDED.contains(row.state());
            return open && row.units() != null ? Optional.of(OandaReports.pending(row, row.units())) : Optional.empty();
        } catch (OandaException refused) {
            if (refused.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Optional<OrderReport> ended(OrderReference order) throws IOException {
        if (order.venueId().isPresent()) {
            String id = order.venueId().get();
            Optional<OandaResponses.Transaction> created = history.one(id);
            if (created.isEmpty()) {
                return Optional.empty();
            }
            List<OandaResponses.Transaction> later = history.since(id, OandaHistory.ORDERS);
            return OandaReports.report(
                    Stream.concat(created.stream(), later.stream()).toList(), id);
        }
        long now = http.clock().millis();
        long from = order.sentAt().map(Instant::toEpochMilli).orElse(now - LOOK_BACK_MILLIS) - CLOCK_TOLERANCE_MILLIS;
        List<OandaResponses.Transaction> rows =
                history.between(from, now + CLOCK_TOLERANCE_MILLIS, OandaHistory.ORDERS);
        return rows.stream()
                .filter(row -> row.clientId().filter(order.clientId()::equals).isPresent())
                .reduce((first, newest) -> newest)
                .flatMap(created -> OandaReports.report(rows, created.id()));
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        String name = OandaAdapter.instrument(symbol);
        return OandaResponses.rows(
                        http.get("/orders?state=PENDING&count=500&instrument=" + name, OandaResponses.Orders.class)
                                .orders())
                .stream()
                .filter(row -> name.equals(row.instrument()) && row.units() != null)
                .map(row -> OandaReports.pending(row, row.units()))
                .toList();
    }

    Placement cancel(OrderReport order) throws IOException {
        try {
            OandaResponses.Outcome outcome = cancelled(order.venueId());
            OandaResponses.Transaction cancel = outcome.orderCancelTransaction();
            return new Placement(List.of(
                    order.asCancelled(cancel == null ? http.clock().millis() : OandaResponses.millis(cancel.time()))));
        } catch (OandaException refused) {
            if (refused.status() == NOT_FOUND) {
                return Placement.NOT_FOUND;
            }
            throw refused;
        }
    }

    private OandaResponses.Outcome cancelled(String venueId) throws IOException {
        return http.send("PUT", "/orders/" + venueId + "/cancel", Map.of(), OandaResponses.Outcome.class);
    }
}
