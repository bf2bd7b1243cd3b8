package dev.scalpel.execution.transition;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.TradeRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What steps of a minute make of the books.
 *
 * @param action the command for the venue: at most one per round, as its response decides what follows
 * @param trades new rows for the ledger
 * @param problem what the operator must know
 */
public record Transition(
        VenueBooks books, Optional<VenueAction> action, List<TradeRow> trades, Optional<String> problem) {

    public Transition {
        trades = List.copyOf(trades);
    }

    public static Transition to(VenueBooks books) {
        return new Transition(books, Optional.empty(), List.of(), Optional.empty());
    }

    public static Transition to(VenueBooks books, VenueAction action) {
        return to(books).withAction(Optional.of(action));
    }

    static Transition to(VenueBooks books, TradeRow trade) {
        return new Transition(books, Optional.empty(), List.of(trade), Optional.empty());
    }

    /** The next step, from the books that this one left; none once there is an action. */
    public Transition then(Function<VenueBooks, Transition> step) {
        if (action.isPresent()) {
            return this;
        }
        Transition next = step.apply(books);
        return new Transition(
                next.books,
                next.action,
                Stream.concat(trades.stream(), next.trades.stream()).toList(),
                problem.or(next::problem));
    }

    public Transition withBooks(VenueBooks now) {
        return new Transition(now, action, trades, problem);
    }

    public Transition withAction(Optional<VenueAction> now) {
        return new Transition(books, now, trades, problem);
    }

    public Transition withProblem(Optional<String> now) {
        return new Transition(books, action, trades, now);
    }
}
