package dev.scalpel.execution.transition;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.venue.trading.Placement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The state after an action, from the state that claimed it and the venue's response. Pure. */
public final class ResponseTransitions {

    private ResponseTransitions() {}

    /** @param now epoch milliseconds of our clock */
    public static SymbolState after(SymbolState claimed, VenueAction action, VenueResponse response, long now) {
        if (response instanceof VenueResponse.Failure failure) {
            return afterFailure(claimed, sent(action), failure, now);
        }
        Placement placement = ((VenueResponse.Orders) response).placement();
        return action instanceof VenueAction.Cancel cancel && !placement.isFound()
                ? withEnded(claimed, cancel.order())
                : withOrders(claimed, placement);
    }

    /** A rejection is confirmed by a look-up first; without a response the outcome is unknown. */
    private static SymbolState afterFailure(
            SymbolState claimed, List<String> sent, VenueResponse.Failure failure, long now) {
        return switch (failure.kind()) {
            case OUTCOME_UNKNOWN -> withStatus(claimed, sent, Status.UNKNOWN);
            case REJECTED, KEY_REJECTED, CLOCK_OFF -> withStatus(claimed, sent, Status.REFUSED);
            case MARKET_CLOSED -> withMarketOutage(claimed, sent, MarketOutage.State.CLOSED, now);
            case NOT_LISTED -> withMarketOutage(claimed, sent, MarketOutage.State.NOT_LISTED, now);
            case RATE_LIMITED, REGION_REFUSED -> claimed;
        };
    }

    private static List<String> sent(VenueAction action) {
        if (action instanceof VenueAction.SendProtected both) {
            return List.of(both.entry().clientId(), both.protection().clientId());
        }
        return action instanceof VenueAction.Send send ? List.of(send.intent().clientId()) : List.of();
    }

    /** What the venue has acknowledged stays known, whatever a later look-up returns. */
    private static SymbolState withOrders(SymbolState claimed, Placement placement) {
        return withEach(claimed, intent -> {
            List<OrderReport> orders =
                    placement.orders().stream().filter(intent::owns).toList();
            boolean executed =
                    orders.stream().anyMatch(order -> order.clientId().equals(intent.clientId()));
            return orders.isEmpty() ? intent : intent.withReports(orders, executed ? placement.fills() : List.of());
        });
    }

    /**
     * The matching engine has nothing to cancel: the order has ended, even if a look-up still lags behind. Binance cancels
     * from the matching engine (rest-api.md, "Cancel order", data source) and answers -2011 "Unknown order sent." for an
     * order that it does not have (errors.md, "Messages for -1010 ERROR_MSG_RECEIVED, …").
     */
    private static SymbolState withEnded(SymbolState claimed, OrderReport order) {
        return withEach(
                claimed,
                intent -> intent.owns(order)
                        ? intent.withReports(
                                intent.open().stream()
                                        .filter(open -> open.clientId().equals(order.clientId())
                                                || (open.listId().isPresent()
                                                        && open.listId().equals(order.listId())))
                                        .map(OrderReport::asEnded)
                                        .toList(),
                                List.of())
                        : intent);
    }

    private static SymbolState withStatus(SymbolState state, List<String> ids, Status status) {
        return withEach(state, intent -> ids.contains(intent.clientId()) ? intent.withStatus(status) : intent);
    }

    private static SymbolState withEach(SymbolState state, UnaryOperator<Intent> change) {
        return state.withIntents(state.intents().stream().map(change).toList());
    }

    /** The market accepted nothing: the intents are removed, and the market is checked before the next order. */
    private static SymbolState withMarketOutage(
            SymbolState claimed, List<String> sent, MarketOutage.State state, long now) {
        VenueState execution = claimed.execution().map(VenueState.class::cast).orElseThrow();
        MarketOutage outage = execution
                .marketOutage()
                .map(known -> known.observedAgain(state, now))
                .orElse(new MarketOutage(state, now, now));
        boolean entry = claimed.intents().stream()
                .anyMatch(intent -> sent.contains(intent.clientId()) && intent.kind() == Intent.Kind.ENTRY);
        VenueState closed = execution.withMarketOutage(Optional.of(outage));
        return claimed.withExecution(entry ? closed.withoutEntry() : closed)
                .withIntents(claimed.intents().stream()
                        .filter(intent -> !sent.contains(intent.clientId()))
                        .toList());
    }
}
