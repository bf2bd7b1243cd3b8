package dev.scalpel.portfolio.booking;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.allocation.Execution.FeeIn;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;

/**
 * An execution of ours that the books have no room for: an order that was given up has filled after another one had closed the same
 * position, or somebody else had. The account has it all the same, so it is recorded beside the books, and is no profit. Pure.
 */
final class ExcessFill {

    private ExcessFill() {}

    /** How much of it opens or closes what the strategy holds. */
    static BigDecimal room(Books books, Intent intent, Fill fill) {
        String name = intent.strategy().name();
        if (intent.kind() == Intent.Kind.ENTRY) {
            PositionSide side = PositionSide.openedBy(intent.side());
            boolean opposite =
                    books.holding(name).filter(held -> held.side() != side).isPresent();
            return opposite ? BigDecimal.ZERO : fill.quantity();
        }
        return books.holding(name)
                .filter(held -> held.side().exitSide() == intent.side())
                .map(Holding::quantity)
                .map(fill.quantity()::min)
                .orElse(BigDecimal.ZERO);
    }

    /**
     * What an exit brings is cash that is transferred. Where positions are netted it brings none, as an entry on the other side does
     * not: what a position has brought the account's comparison finds.
     */
    static PortfolioState book(PortfolioState state, Intent intent, Execution execution, long time, boolean netted) {
        boolean buys = intent.side() == OrderSide.BUY;
        BigDecimal value = buys ? execution.value().negate() : execution.value();
        BigDecimal fee = execution.feeIn() == FeeIn.QUOTE ? execution.fee() : BigDecimal.ZERO;
        boolean brings = intent.kind() != Intent.Kind.ENTRY && !netted;
        BigDecimal cash = (brings ? value : BigDecimal.ZERO).subtract(fee);
        BigDecimal before = state.books().valueAtCost();
        return state.withBooks(state.books().transferred(cash))
                .filledAt(time)
                .withDay(state.day().at(before, time).transferred(cash))
                .withDust(
                        intent.strategy().name(),
                        buys ? execution.quantity() : execution.quantity().negate());
    }
}
