package dev.scalpel.execution.transition;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.MarginState;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What fills mean for an open position: the reason why it is being closed, and its trade once nothing is left. Pure. */
public final class TradeTransitions {

    private final TradeRows rows;

    public TradeTransitions(ExecutionConfig config) {
        rows = new TradeRows(config);
    }

    /** Turns the fills that are known into a position, a reason to exit, or a trade. */
    public Transition settled(VenueBooks books, SymbolContext context, VenueSnapshot snapshot) {
        return closed(detected(books, context, snapshot), snapshot);
    }

    /** The same without the trade: one whose row cannot be written yet stays a position. */
    public static VenueBooks detected(VenueBooks books, SymbolContext context, VenueSnapshot snapshot) {
        VenueBooks opened = EntryTransitions.ended(books, context.invocation().millis());
        return exitDetected(opened, snapshot, context.newestBar());
    }

    /**
     * Records why a position is being closed: its stop has filled, even in part, or its target has filled completely. After
     * a partly filled target the rest stays open under its own stop and target.
     */
    static VenueBooks exitDetected(VenueBooks books, VenueSnapshot snapshot, long newestBar) {
        if (books.position().isEmpty() || books.execution().exitPlan().isPresent()) {
            return books;
        }
        Position position = books.position().get().position();
        List<Intent> ended = Stream.of(Kind.PROTECTION, Kind.TARGET)
                .flatMap(kind -> books.of(kind).stream())
                .filter(resting -> resting.isReportedWhole()
                        && resting.executions().quantity().signum() > 0)
                .toList();
        boolean stopped = ended.stream()
                .filter(resting -> resting.kind() == Kind.PROTECTION)
                .flatMap(protection -> protection.orders().stream())
                .anyMatch(order -> order.isStop() && hasFilled(order));
        if (stopped || (!ended.isEmpty() && onlyDustLeft(books, snapshot))) {
            return books.withExecution(books.execution()
                    .exiting(new ExitPlan(
                            stopped ? ExitReason.STOP : ExitReason.TARGET,
                            BigDecimal.valueOf(stopped ? position.stopPrice() : position.targetPrice()),
                            newestBar)));
        }
        return books;
    }

    static boolean hasFilled(OrderReport order) {
        return order.filledQuantity().signum() > 0;
    }

    private static boolean onlyDustLeft(VenueBooks books, VenueSnapshot snapshot) {
        return OrderRules.isDust(books.heldWithDust(), snapshot.closingPrice(books.side()), snapshot.filters());
    }

    /** With the trade row, once nothing of the position is left that could be closed. */
    Transition closed(VenueBooks books, VenueSnapshot snapshot) {
        return books.position()
                .filter(open -> !books.hasUnresolved() && onlyDustLeft(books, snapshot))
                .map(open -> closed(
                        books,
                        open,
                        snapshot,
                        books.auditState().missingQuantity(),
                        books.inDirection(books.heldWithDust())))
                .orElseGet(() -> Transition.to(books));
    }

    /** With the trade row of a position removed from the books without an exit; what is held counts as foreign from now on. */
    Transition writtenOff(VenueBooks books, VenueSnapshot snapshot) {
        if (books.position().isEmpty()) {
            return Transition.to(books);
        }
        AccountAuditState auditState = books.auditState();
        BigDecimal foreign =
                auditState.foreignQuantity().orElse(BigDecimal.ZERO).add(books.inDirection(books.held()));
        return closed(
                books.withAuditState(auditState.withForeignQuantity(foreign)),
                books.position().get(),
                snapshot,
                books.roundTrip().held(),
                books.execution().dust());
    }

    /**
     * @param notExited how much leaves the books without an exit of ours
     * @param dustLeft base asset carried over to the next trade; negative when a short could not be bought back in full
     */
    private Transition closed(
            VenueBooks books, OpenPosition open, VenueSnapshot snapshot, BigDecimal notExited, BigDecimal dustLeft) {
        if (open.entryFills().isEmpty()) {
            return Transition.to(books.withPosition(Optional.empty())
                            .withExecution(books.execution().afterTrade(dustLeft)))
                    .withProblem(Optional.of("the venue had reported that entry " + open.tradeId()
                            + " filled, and lists" + " none of its executions: there is no trade of it"));
        }
        TradeRow row = rows.row(books, open, snapshot, notExited);
        VenueState execution = books.execution().afterTrade(dustLeft);
        MarginState margin = execution.margin();
        Transition closed = Transition.to(
                books.withAccount(AccountTransitions.settle(
                                books.account(),
                                row.netProfit().doubleValue(),
                                row.exitReason(),
                                row.exit().time()))
                        .withPosition(Optional.empty())
                        .withExecution(execution.withMargin(margin.withPayments(margin.payments()
                                .afterTrade(firstFill(open), row.exit().time())))),
                row);
        return closed.withProblem(VenueClosings.notice(row, books.symbol()));
    }

    private static long firstFill(OpenPosition open) {
        return open.entryFills().stream().mapToLong(Fill::time).min().orElse(0);
    }
}
