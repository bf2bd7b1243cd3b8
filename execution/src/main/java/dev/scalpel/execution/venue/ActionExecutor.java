package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.util.List;
import java.util.Optional;

/** Executes the action of a claimed state at the venue, once, and adds the response to the state. */
final class ActionExecutor {

    private final ExecutionConfig config;
    private final Broker broker;
    private final VenueTimeSync time;

    ActionExecutor(ExecutionConfig config, Broker broker, VenueTimeSync time) {
        this.config = config;
        this.broker = broker;
        this.time = time;
    }

    SymbolState execute(SymbolState claimed, VenueAction action, InvocationContext invocation) {
        try {
            if (action instanceof VenueAction.Send send) {
                return withResponse(claimed, broker.send(claimed.symbol(), send.intent()));
            }
            if (action instanceof VenueAction.SendProtected send) {
                return withResponse(claimed, broker.sendProtected(claimed.symbol(), send.entry(), send.protection()));
            }
            OrderReport order = ((VenueAction.Cancel) action).order();
            Placement cancelled = broker.cancel(claimed.symbol(), order);
            return cancelled.isFound() ? withResponse(claimed, cancelled) : withEnded(claimed, order);
        } catch (VenueRateLimitedException notSent) {
            return claimed;
        } catch (VenueException failure) {
            return afterFailure(claimed, action, invocation, failure);
        }
    }

    /** What the venue has acknowledged stays known, whatever a later look-up returns. */
    private static SymbolState withResponse(SymbolState claimed, Placement placement) {
        return claimed.withIntents(claimed.intents().stream()
                .map(intent -> {
                    List<OrderReport> orders =
                            placement.orders().stream().filter(intent::owns).toList();
                    boolean executed =
                            orders.stream().anyMatch(order -> order.clientId().equals(intent.clientId()));
                    return orders.isEmpty()
                            ? intent
                            : intent.withReports(orders, executed ? placement.fills() : List.of());
                })
                .toList());
    }

    /**
     * The matching engine has nothing to cancel: the order has ended, even if a look-up still lags behind. Binance cancels from the matching engine (rest-api.md, "Cancel order", data source) and answers -2011 "Unknown order sent."
     * for an order that it does not have (errors.md, "Messages for -1010 ERROR_MSG_RECEIVED, …").
     */
    private static SymbolState withEnded(SymbolState claimed, OrderReport order) {
        return claimed.withIntents(claimed.intents().stream()
                .map(intent -> intent.owns(order)
                        ? intent.withReports(
                                intent.open().stream()
                                        .filter(open -> open.clientId().equals(order.clientId())
                                                || (open.listId().isPresent()
                                                        && open.listId().equals(order.listId())))
                                        .map(OrderReport::asEnded)
                                        .toList(),
                                List.of())
                        : intent)
                .toList());
    }

    /** A rejection is confirmed by a look-up first; without a response the outcome is unknown. */
    private SymbolState afterFailure(
            SymbolState claimed, VenueAction action, InvocationContext invocation, VenueException failure) {
        List<String> sent = action instanceof VenueAction.Send send
                ? List.of(send.intent().clientId())
                : action instanceof VenueAction.SendProtected both
                        ? List.of(both.entry().clientId(), both.protection().clientId())
                        : List.of();
        return switch (failure.kind()) {
            case OUTCOME_UNKNOWN -> withStatus(claimed, sent, Status.UNKNOWN);
            case REJECTED, KEY_REJECTED -> withStatus(claimed, sent, Status.REFUSED);
            case CLOCK_OFF -> {
                time.forget();
                yield withStatus(claimed, sent, Status.REFUSED);
            }
            case MARKET_CLOSED -> withMarketOutage(claimed, sent, invocation, MarketOutage.State.CLOSED);
            case NOT_LISTED -> withMarketOutage(claimed, sent, invocation, MarketOutage.State.NOT_LISTED);
            case RATE_LIMITED, REGION_REFUSED -> throw failure;
        };
    }

    /** The market accepted nothing: the intents are removed, and the market is checked before the next order. */
    private SymbolState withMarketOutage(
            SymbolState claimed, List<String> sent, InvocationContext invocation, MarketOutage.State state) {
        VenueState execution = config.venueState(claimed).orElseThrow();
        long now = invocation.millis();
        MarketOutage outage = execution
                .marketOutage()
                .map(known -> known.observedAgain(state, now))
                .orElse(new MarketOutage(state, now, now));
        boolean entry = claimed.intents().stream()
                .anyMatch(intent -> sent.contains(intent.clientId()) && intent.kind() == Intent.Kind.ENTRY);
        VenueState closed = execution.withMarketOutage(Optional.of(outage));
        return new SymbolStateBuilder(claimed, entry ? closed.withoutEntry() : closed)
                .intents(claimed.intents().stream()
                        .filter(intent -> !sent.contains(intent.clientId()))
                        .toList())
                .state();
    }

    private static SymbolState withStatus(SymbolState state, List<String> ids, Status status) {
        return state.withIntents(state.intents().stream()
                .map(intent -> ids.contains(intent.clientId()) ? intent.withStatus(status) : intent)
                .toList());
    }
}
