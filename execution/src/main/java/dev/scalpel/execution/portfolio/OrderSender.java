package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.minute.ParallelSymbols;
import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.round.FillBooking;
import dev.scalpel.portfolio.round.Refusal;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Sends the orders of a stored state, each once. */
final class OrderSender {

    private final PortfolioConfig config;
    private final Broker broker;
    private final VenueTimeSync time;
    private final OrderReconciler reconciler;
    private final ParallelSymbols parallel;

    OrderSender(
            PortfolioConfig config,
            Broker broker,
            VenueTimeSync time,
            OrderReconciler reconciler,
            ParallelSymbols parallel) {
        this.config = config;
        this.broker = broker;
        this.time = time;
        this.reconciler = reconciler;
        this.parallel = parallel;
    }

    /** What an order has come to, or the failure that ends the invocation. */
    private record Answer(UnaryOperator<PortfolioState> change, Optional<VenueException> failure) {

        static Answer of(UnaryOperator<PortfolioState> change) {
            return new Answer(change, Optional.empty());
        }
    }

    PortfolioState send(PortfolioState claimed, List<Intent> orders) {
        List<Answer> answers = parallel.map(orders, this::send);
        PortfolioState known = claimed;
        for (Answer answer : answers) {
            known = answer.change().apply(known);
        }
        answers.stream().flatMap(answer -> answer.failure().stream()).findFirst().ifPresent(failure -> {
            throw failure;
        });
        return known;
    }

    private Answer send(Intent intent) {
        // An order that would arrive after its time is not sent at all: it lapses like one that was lost.
        if (broker.venueMillis() > intent.validUntil()) {
            return Answer.of(state -> state);
        }
        Symbol symbol = config.symbol(intent.strategy().name());
        try {
            Placement placement = broker.send(symbol, intent);
            return Answer.of(state -> reconciler.answered(state, intent, placement));
        } catch (VenueRateLimitedException notSent) {
            return Answer.of(state -> state);
        } catch (VenueException failure) {
            return failed(intent, failure);
        }
    }

    private Answer failed(Intent intent, VenueException failure) {
        return switch (failure.kind()) {
            case RATE_LIMITED, REGION_REFUSED -> new Answer(state -> state, Optional.of(failure));
            case OUTCOME_UNKNOWN -> withStatus(intent, Status.UNKNOWN);
            case CLOCK_OFF -> {
                time.forget();
                yield withStatus(intent, Status.REFUSED);
            }
            case REJECTED, KEY_REJECTED -> withStatus(intent, Status.REFUSED);
            case MARKET_CLOSED, NOT_LISTED ->
                Answer.of(state -> Refusal.marketClosed(state, intent, broker.venueMillis()));
        };
    }

    private static Answer withStatus(Intent intent, Status status) {
        return Answer.of(state -> FillBooking.withStatus(state, intent.clientId(), status));
    }
}
