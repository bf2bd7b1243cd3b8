package dev.scalpel.execution.transition;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next command for an entry or a position: none, cancel, protect or exit. When there is none left, a stop rests for
 * everything held of a position that has one, or an exit is under way, or {@link PositionProblems} says why not. Pure.
 */
public final class PositionTransitions {

    private final ExecutionConfig config;

    public PositionTransitions(ExecutionConfig config) {
        this.config = config;
    }

    /** A close request ends with what it was for: a position that is closed, or never came to be. */
    public static VenueBooks requestEnded(VenueBooks books) {
        return books.isFlat() ? books.withExecution(books.execution().withCloseRequest(CloseRequest.NONE)) : books;
    }

    public Transition next(VenueBooks books, SymbolContext context, VenueSnapshot snapshot) {
        // What has ended by the venue's reports is not waited for until its executions are listed.
        Optional<Intent> entry = books.unresolved(Kind.ENTRY).stream()
                .filter(unresolved ->
                        books.position().isEmpty() || !unresolved.open().isEmpty())
                .findFirst();
        if (entry.isPresent()) {
            return entryCancelled(books, entry.get(), context, snapshot);
        }
        // Wait for orders that may still arrive or are not fully reported: otherwise two orders could close the same
        // quantity.
        if (books.position().isEmpty() || isClosingInDoubt(books)) {
            return Transition.to(books);
        }
        Position position = books.position().get().position();
        Optional<ExitPlan> exitPlan =
                books.execution().exitPlan().or(() -> exitPlan(books, position, context, snapshot));
        VenueBooks planned = exitPlan.map(
                        plan -> books.withExecution(books.execution().exiting(plan)))
                .orElse(books);
        if (books.execution().marketOutage().isPresent()) {
            return Transition.to(planned);
        }
        boolean rests = Coverage.of(books, snapshot).protections().findAny().isPresent();
        if (exitPlan.isPresent()) {
            return Coverage.of(books, snapshot).resting().findAny().isPresent()
                    ? protectionCancelled(planned, snapshot)
                    : exitSent(planned, position, snapshot);
        }
        if (!rests) {
            return position.hasStop() ? protectionSent(planned, position, snapshot) : Transition.to(planned);
        }
        // The stop must cover everything: the venue cancels one leg of a list when the other fills, even partially.
        Coverage coverage = Coverage.of(books, snapshot);
        if (!coverage.coversCoverable() || coverage.exceedsEntered()) {
            return stopCancelled(books, snapshot);
        }
        return isTargetMissing(books, position, snapshot)
                ? targetSent(books, position, snapshot)
                : Transition.to(books);
    }

    /**
     * Whether a target has to be sent beside the stop. One that the venue refuses twice is watched by the minute instead, as where
     * there are no such orders.
     */
    private static boolean isTargetMissing(VenueBooks books, Position position, VenueSnapshot snapshot) {
        long refused = books.of(Kind.TARGET).stream()
                .filter(target -> target.status() == Intent.Status.REJECTED)
                .count();
        return snapshot.targetOrders()
                && position.hasTarget()
                && books.unresolved(Kind.TARGET).isEmpty()
                && refused < ExitRules.MAX_REFUSED_PROTECTIONS;
    }

    private Transition targetSent(VenueBooks books, Position position, VenueSnapshot snapshot) {
        Intent target = ExitOrders.target(
                books.symbol(),
                position,
                Coverage.of(books, snapshot).closable(),
                books.nextAttempt(Kind.TARGET),
                snapshot,
                config);
        return OrderRules.refusal(target, snapshot.filters()).isPresent()
                ? Transition.to(books)
                : Transition.to(books.withIntent(target), new VenueAction.Send(target));
    }

    private Optional<ExitPlan> exitPlan(
            VenueBooks books, Position position, SymbolContext context, VenueSnapshot snapshot) {
        return new ExitRules(
                        position,
                        Stream.concat(books.of(Kind.PROTECTION).stream(), books.of(Kind.TARGET).stream())
                                .toList(),
                        snapshot,
                        config.execution().stopTimeoutSeconds(),
                        books.execution().closeRequest() == CloseRequest.SELL)
                .exitPlan(context);
    }

    /** An exit, stop or target may still arrive, or has ended without a report of how. */
    private static boolean isClosingInDoubt(VenueBooks books) {
        return Stream.of(Kind.EXIT, Kind.PROTECTION, Kind.TARGET)
                .flatMap(kind -> books.unresolved(kind).stream())
                .filter(closing -> closing.kind() == Kind.EXIT || closing.open().isEmpty())
                .anyMatch(closing -> !closing.isReportedWhole());
    }

    /** Cancels a resting entry that has not filled in time, has filled in part, or is no longer wanted. */
    private Transition entryCancelled(VenueBooks books, Intent entry, SymbolContext context, VenueSnapshot snapshot) {
        boolean tooOld = snapshot.venueMillis() - entry.signedTimestamp()
                >= config.execution().makerTimeoutSeconds() * 1_000L;
        boolean partlyFilled = entry.executions().quantity().signum() > 0;
        boolean unwanted = context.halted()
                || context.invocation().paused()
                || books.execution().closeRequest() == CloseRequest.SELL;
        return tooOld || partlyFilled || unwanted
                ? Transition.to(books)
                        .withAction(entry.open().stream().findFirst().map(VenueAction.Cancel::new))
                : Transition.to(books);
    }

    private static Transition protectionCancelled(VenueBooks books, VenueSnapshot snapshot) {
        return Transition.to(books)
                .withAction(Coverage.of(books, snapshot).resting().findFirst().map(VenueAction.Cancel::new));
    }

    /** A stop for less than what is held is replaced, with the list that it belongs to; a target of its own stays beside it. */
    private static Transition stopCancelled(VenueBooks books, VenueSnapshot snapshot) {
        return Transition.to(books)
                .withAction(
                        Coverage.of(books, snapshot).protections().findFirst().map(VenueAction.Cancel::new));
    }

    /** Places a protection, or exits when the venue would not accept one of this size. */
    private Transition protectionSent(VenueBooks books, Position position, VenueSnapshot snapshot) {
        if (isWaitingForExecutions(books, snapshot)) {
            return Transition.to(books);
        }
        BigDecimal closable = Coverage.of(books, snapshot).closable();
        Intent protection = ExitOrders.protection(
                books.symbol(), position, closable, books.nextAttempt(Kind.PROTECTION), snapshot, config);
        if (OrderRules.refusal(protection, snapshot.filters()).isPresent()) {
            ExitPlan plan =
                    new ExitPlan(ExitReason.HALT, snapshot.closingPrice(position.side()), position.decisionTime());
            return exitSent(books.withExecution(books.execution().exiting(plan)), position, snapshot);
        }
        return Transition.to(books.withIntent(protection), new VenueAction.Send(protection));
    }

    private Transition exitSent(VenueBooks books, Position position, VenueSnapshot snapshot) {
        BigDecimal closable = Coverage.of(books, snapshot).closable();
        boolean tooEarly =
                snapshot.venueMillis() < ExitAttempts.nextTime(books) || ExitAttempts.mayOpen(books, snapshot);
        boolean nothingLeft = closable.signum() == 0 || isWaitingForExecutions(books, snapshot);
        if (ExitAttempts.areExhausted(books) || tooEarly || nothingLeft) {
            return Transition.to(books);
        }
        Intent exit =
                ExitOrders.exit(books.symbol(), position, closable, books.nextAttempt(Kind.EXIT), snapshot, config);
        return Transition.to(books.withIntent(exit), new VenueAction.Send(exit));
    }

    /** Whether nothing is left by the venue's reports that could be closed: the trade ends once all executions are listed. */
    private static boolean isWaitingForExecutions(VenueBooks books, VenueSnapshot snapshot) {
        return books.hasUnresolved()
                && OrderRules.isDust(
                        Coverage.of(books, snapshot).heldWithDust(),
                        snapshot.closingPrice(books.side()),
                        snapshot.filters());
    }
}
