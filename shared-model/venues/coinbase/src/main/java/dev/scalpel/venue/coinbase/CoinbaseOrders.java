package dev.scalpel.venue.coinbase;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingVenue.OrderReference;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Places, finds and cancels orders. The venue finds an order by its own id only: by ours it is looked for among the orders of its
 * product since it was sent ("List Orders").
 */
final class CoinbaseOrders {

    private static final int PAGE_SIZE = 250;
    /** More orders than any account has in one product within a look-up's time. */
    private static final int MAX_PAGES = 400;

    private static final int NOT_FOUND = 404;
    private static final int REFUSED_IN_BODY = 200;
    /** The venue's clock may have been behind our measurement of it when the order was sent. */
    private static final long CLOCK_TOLERANCE_MILLIS = 60_000;

    private final CoinbaseSession session;

    CoinbaseOrders(CoinbaseSession session) {
        this.session = session;
    }

    /**
     * A repeated client id creates no second order: the venue answers with the order that has it. Nothing here relies on that, as
     * each intent is sent once.
     */
    Placement place(Symbol symbol, NewOrder order, Signing signing) throws IOException {
        CoinbaseResponses.Created created = session.send(
                CoinbaseOrderRequests.create(symbol, order),
                CoinbaseWindow.ofOrder(signing.timestamp(), signing.validUntil()),
                CoinbaseResponses.Created.class);
        CoinbaseResponses.Accepted accepted = created.accepted();
        if (!created.success() || accepted == null || accepted.orderId().isEmpty()) {
            throw refusal(created.refused());
        }
        return new Placement(List.of(CoinbaseOrderMapper.accepted(order, accepted.orderId(), signing.timestamp())));
    }

    private static CoinbaseException refusal(CoinbaseResponses.@Nullable Refused refused) {
        if (refused == null) {
            return new CoinbaseException(REFUSED_IN_BODY, "", "refused without a reason", Optional.empty());
        }
        String reason = Stream.of(refused.orderReason(), refused.previewReason(), refused.error())
                .map(CoinbaseResponses::text)
                .filter(CoinbaseErrors::isReason)
                .findFirst()
                .orElse("");
        String details = CoinbaseResponses.text(refused.details());
        return new CoinbaseException(
                REFUSED_IN_BODY,
                reason,
                details.isEmpty() ? CoinbaseResponses.text(refused.message()) : details,
                Optional.empty());
    }

    Optional<OrderReport> find(Symbol symbol, OrderReference order) throws IOException {
        return order.venueId().isPresent()
                ? byVenueId(order.venueId().get())
                : byClientId(symbol, order.clientId(), order.sentAt());
    }

    private Optional<OrderReport> byVenueId(String id) throws IOException {
        try {
            return Optional.of(CoinbaseOrderMapper.report(session.send(
                            CoinbaseRequest.get("orders/historical/" + CoinbaseRequest.encoded(id)),
                            CoinbaseResponses.OneOrder.class)
                    .order()));
        } catch (CoinbaseException refused) {
            if (refused.status() == NOT_FOUND || refused.code().equals(CoinbaseErrors.NOT_FOUND)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private Optional<OrderReport> byClientId(Symbol symbol, String clientId, Optional<Instant> sentAt)
            throws IOException {
        CoinbaseRequest all = list(symbol);
        CoinbaseRequest since = sentAt.map(time -> all.with("start_date", time.minusMillis(CLOCK_TOLERANCE_MILLIS)))
                .orElse(all);
        return pages(since, order -> clientId.equals(order.clientId()), true).stream()
                .findFirst();
    }

    List<OrderReport> open(Symbol symbol) throws IOException {
        return pages(list(symbol).with("order_status", "OPEN"), order -> order.isOf(symbol), false).stream()
                .filter(OrderReport::isOpen)
                .toList();
    }

    private static CoinbaseRequest list(Symbol symbol) {
        return CoinbaseRequest.get("orders/historical/batch")
                .with("product_ids", CoinbaseAdapter.product(symbol))
                .with("limit", PAGE_SIZE);
    }

    private List<OrderReport> pages(
            CoinbaseRequest request, Predicate<CoinbaseResponses.Order> wanted, boolean firstOnly) throws IOException {
        List<OrderReport> found = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            CoinbaseResponses.Orders answer = session.send(request.withCursor(cursor), CoinbaseResponses.Orders.class);
            CoinbaseResponses.rows(answer.orders()).stream()
                    .filter(wanted)
                    .map(CoinbaseOrderMapper::report)
                    .forEach(found::add);
            cursor = CoinbaseResponses.text(answer.cursor());
            if (!answer.hasNext() || cursor.isEmpty() || (firstOnly && !found.isEmpty())) {
                return found;
            }
        }
        throw new IOException("the venue lists more than " + MAX_PAGES + " pages of orders");
    }

    /** The venue says that it has accepted the cancellation, not that the order has ended: that is looked up. */
    Placement cancel(OrderReport order) throws IOException {
        CoinbaseResponses.CancelResult result = CoinbaseResponses.rows(
                        session.send(CoinbaseOrderRequests.cancel(order.venueId()), CoinbaseResponses.Cancelled.class)
                                .results())
                .stream()
                .findFirst()
                .orElseThrow(() -> new IOException("the venue answers a cancellation without a result"));
        String reason = CoinbaseResponses.text(result.reason());
        if (result.success() || reason.equals(CoinbaseErrors.CANCELLED_TWICE)) {
            return new Placement(List.of(order));
        }
        if (CoinbaseErrors.NOTHING_TO_CANCEL.contains(reason)) {
            return Placement.NOT_FOUND;
        }
        throw new CoinbaseException(
                REFUSED_IN_BODY,
                CoinbaseErrors.isReason(reason) ? reason : "",
                "the cancellation is refused",
                Optional.empty());
    }
}
