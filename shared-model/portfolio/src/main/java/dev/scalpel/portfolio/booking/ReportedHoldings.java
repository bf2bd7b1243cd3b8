package dev.scalpel.portfolio.booking;

import dev.scalpel.ledger.Executions;
import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.allocation.Execution.FeeIn;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What strategies hold by the venue's reports of their orders, while it does not list the single executions yet. The books have the
 * executions alone, so nothing here is booked. Pure.
 */
public final class ReportedHoldings {

    private static final int MAX_DOUBLINGS = 4;

    private ReportedHoldings() {}

    /** Strategies of which reports and executions say what they hold at least, and nothing but further executions is missing. */
    public static Set<String> strategies(PortfolioState state) {
        Set<String> known = state.intents().stream()
                .filter(intent -> intent.status().unresolved() && !RestingOrders.rests(intent))
                .filter(intent -> !isKnown(intent))
                .map(intent -> intent.strategy().name())
                .collect(Collectors.toSet());
        return state.inDoubt().stream().filter(name -> !known.contains(name)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A protective order may still fill: what it has filled so far is known all the same. Of an entry that has ended without a report of how,
     * at least what is listed is held.
     */
    private static boolean isKnown(Intent intent) {
        boolean rests = RestingOrders.isProtective(intent) && !intent.open().isEmpty() && !intent.hasEnded();
        boolean entered = intent.kind() == Intent.Kind.ENTRY
                && intent.hasEnded()
                && intent.open().isEmpty()
                && !intent.fills().isEmpty();
        return rests || entered || intent.isReportedWhole();
    }

    /** Whether an entry of a strategy has executions that are not listed. */
    static boolean hasUnlistedEntry(PortfolioState state, String strategy) {
        return of(state, strategy).stream()
                .anyMatch(intent -> intent.kind() == Intent.Kind.ENTRY
                        && intent.executions().unlisted().signum() > 0);
    }

    /** What a strategy holds by all reports, and at which cost. */
    public static Optional<Holding> holding(PortfolioState state, String strategy, StrategyMarket market) {
        Books books = state.books();
        for (Intent intent : of(state, strategy)) {
            Executions executions = intent.executions();
            if (intent.kind() == Intent.Kind.ENTRY && executions.unlisted().signum() > 0) {
                books = opened(books, intent, market, fee(state, intent, market));
            }
        }
        for (Intent intent : of(state, strategy)) {
            if (intent.kind() != Intent.Kind.ENTRY) {
                books = books.lost(strategy, intent.executions().unlisted());
            }
        }
        return books.holding(strategy);
    }

    private static Books opened(Books books, Intent entry, StrategyMarket market, BigDecimal fee) {
        String strategy = entry.strategy().name();
        PositionSide side = PositionSide.openedBy(entry.side());
        BigDecimal quantity = entry.executions().unlisted();
        BigDecimal multiplier = market.filters().multiplier();
        BigDecimal price = entry.executions()
                .reportedPrice(multiplier)
                .or(entry::price)
                .orElseGet(() -> market.quote().takerPrice(entry.side()));
        boolean opposite =
                books.holding(strategy).filter(held -> held.side() != side).isPresent();
        return opposite
                ? books
                : books.opened(strategy, side, new Execution(quantity, market.value(quantity, price), fee, FeeIn.BASE));
    }

    /** What the venue may have kept of a purchase; each refusal of an order that closes after the first doubles it. */
    private static BigDecimal fee(PortfolioState state, Intent entry, StrategyMarket market) {
        if (entry.side() != OrderSide.BUY) {
            return BigDecimal.ZERO;
        }
        int refused = refused(state, entry.strategy().name(), Intent.Kind.PROTECTION)
                + refused(state, entry.strategy().name(), Intent.Kind.EXIT);
        return entry.executions()
                .unlisted()
                .multiply(market.baseFeeRate())
                .multiply(BigDecimal.valueOf(1L << Math.max(0, Math.min(refused - 1, MAX_DOUBLINGS))));
    }

    /** How many orders of a kind the venue has refused since an order of the strategy is in doubt. */
    public static int refused(PortfolioState state, String strategy, Intent.Kind kind) {
        return (int) of(state, strategy).stream()
                .filter(intent -> intent.kind() == kind && intent.status() == Intent.Status.REJECTED)
                .count();
    }

    private static List<Intent> of(PortfolioState state, String strategy) {
        return state.intents().stream()
                .filter(intent -> intent.strategy().name().equals(strategy))
                .toList();
    }
}
