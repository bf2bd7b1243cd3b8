package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.transition.ResponseTransitions;
import dev.scalpel.execution.transition.VenueResponse;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueRateLimitedException;

/** Executes the action of a claimed state at the venue, once; {@link ResponseTransitions} says what its response means. */
final class ActionExecutor {

    private final Broker broker;
    private final VenueTimeSync time;

    ActionExecutor(Broker broker, VenueTimeSync time) {
        this.broker = broker;
        this.time = time;
    }

    SymbolState execute(SymbolState claimed, VenueAction action, InvocationContext invocation) {
        try {
            return ResponseTransitions.after(claimed, action, response(claimed.symbol(), action), invocation.millis());
        } catch (VenueRateLimitedException notSent) {
            return claimed;
        }
    }

    private VenueResponse response(Symbol symbol, VenueAction action) {
        try {
            return new VenueResponse.Orders(placement(symbol, action));
        } catch (VenueException failure) {
            return switch (failure.kind()) {
                case RATE_LIMITED, REGION_REFUSED -> throw failure;
                case CLOCK_OFF -> {
                    time.forget();
                    yield new VenueResponse.Failure(failure.kind());
                }
                case OUTCOME_UNKNOWN, REJECTED, KEY_REJECTED, MARKET_CLOSED, NOT_LISTED ->
                    new VenueResponse.Failure(failure.kind());
            };
        }
    }

    private Placement placement(Symbol symbol, VenueAction action) {
        if (action instanceof VenueAction.Send send) {
            return send.intent().kind() == Intent.Kind.TARGET
                    ? broker.sendTarget(symbol, send.intent())
                    : broker.send(symbol, send.intent());
        }
        if (action instanceof VenueAction.SendProtected send) {
            return broker.sendProtected(symbol, send.entry(), send.protection());
        }
        return broker.cancel(symbol, ((VenueAction.Cancel) action).order());
    }
}
