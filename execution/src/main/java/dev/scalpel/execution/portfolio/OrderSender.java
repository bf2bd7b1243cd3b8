package dev.scalpel.execution.portfolio;

import dev.scalpel.execution.venue.VenueTimeSync;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.booking.FillBooking;
import dev.scalpel.portfolio.round.PortfolioCommand;
import dev.scalpel.portfolio.round.Refusal;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.shards.ParallelSymbols;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Carries out the commands of a stored state, each once: those of a strategy in their sequence, strategies side by side when there
 * are many.
 */
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

    /** What a command has come to, or the failure that ends the invocation. */
    private record Answer(UnaryOperator<PortfolioState> change, Optional<VenueException> failure) {

        static final Answer NOT_SENT = new Answer(state -> state, Optional.empty());

        static Answer of(UnaryOperator<PortfolioState> change) {
            return new Answer(change, Optional.empty());
        }
    }

    PortfolioState carryOut(PortfolioState claimed, List<PortfolioCommand> commands) {
        Map<String, List<PortfolioCommand>> byStrategy = new LinkedHashMap<>();
        commands.forEach(command -> byStrategy
                .computeIfAbsent(command.intent().strategy().name(), name -> new ArrayList<>())
                .add(command));
        List<List<Answer>> answers = parallel.map(List.copyOf(byStrategy.values()), this::inSequence);
        PortfolioState known = claimed;
        for (Answer answer : answers.stream().flatMap(List::stream).toList()) {
            known = answer.change().apply(known);
        }
        answers.stream()
                .flatMap(List::stream)
                .flatMap(answer -> answer.failure().stream())
                .findFirst()
                .ifPresent(failure -> {
                    throw failure;
                });
        return known;
    }

    private List<Answer> inSequence(List<PortfolioCommand> commands) {
        return commands.stream().map(this::answer).toList();
    }

    private Answer answer(PortfolioCommand command) {
        Intent intent = command.intent();
        try {
            return command instanceof PortfolioCommand.Cancel cancel ? cancelled(cancel) : sent(intent);
        } catch (VenueRateLimitedException notSent) {
            return Answer.NOT_SENT;
        } catch (VenueException failure) {
            return switch (failure.kind()) {
                case RATE_LIMITED, REGION_REFUSED -> new Answer(state -> state, Optional.of(failure));
                case CLOCK_OFF -> {
                    time.forget();
                    yield refused(command);
                }
                case REJECTED, KEY_REJECTED -> refused(command);
                case OUTCOME_UNKNOWN -> withStatus(command, Status.UNKNOWN);
                case MARKET_CLOSED, NOT_LISTED ->
                    command instanceof PortfolioCommand.Send
                            ? Answer.of(state -> Refusal.marketClosed(state, intent, broker.venueMillis()))
                            : Answer.NOT_SENT;
            };
        }
    }

    private Answer sent(Intent intent) {
        // An order that would arrive after its time is not sent at all: it lapses like one that was lost.
        if (broker.venueMillis() > intent.validUntil()) {
            return Answer.NOT_SENT;
        }
        Symbol symbol = config.symbol(intent.strategy().name());
        Placement placement =
                intent.kind() == Intent.Kind.TARGET ? broker.sendTarget(symbol, intent) : broker.send(symbol, intent);
        return Answer.of(state -> reconciler.answered(state, intent, placement));
    }

    /** Nothing to cancel means that the order has ended, even if a look-up still lags behind. */
    private Answer cancelled(PortfolioCommand.Cancel cancel) {
        Intent intent = cancel.intent();
        Placement placement = broker.cancel(config.symbol(intent.strategy().name()), cancel.order());
        List<OrderReport> ours =
                placement.orders().stream().filter(intent::owns).toList();
        Placement known = ours.isEmpty() ? new Placement(ended(cancel)) : new Placement(ours);
        return Answer.of(state -> reconciler.answered(state, intent, known));
    }

    private static List<OrderReport> ended(PortfolioCommand.Cancel cancel) {
        return cancel.intent().open().stream()
                .filter(open -> open.clientId().equals(cancel.order().clientId())
                        || (open.listId().isPresent()
                                && open.listId().equals(cancel.order().listId())))
                .map(OrderReport::asEnded)
                .toList();
    }

    /** A refusal is confirmed by a look-up first. What cannot be cancelled is looked up in any case. */
    private static Answer refused(PortfolioCommand command) {
        return withStatus(command, Status.REFUSED);
    }

    private static Answer withStatus(PortfolioCommand command, Status status) {
        return command instanceof PortfolioCommand.Send send
                ? Answer.of(state -> FillBooking.withStatus(state, send.intent().clientId(), status))
                : Answer.NOT_SENT;
    }
}
