package dev.scalpel.portfolio.booking;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.allocation.Execution.FeeIn;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Books what the venue reports of an intent: each execution once, however often it is reported. */
public final class FillBooking {

    private FillBooking() {}

    /** Where the account has what was bought, and no positions. */
    public static PortfolioState apply(
            PortfolioState state,
            String clientId,
            List<OrderReport> reports,
            List<Fill> fills,
            Strategy strategy,
            BigDecimal multiplier) {
        return apply(state, clientId, reports, fills, strategy, multiplier, false);
    }

    /**
     * @param strategy of the intent
     * @param multiplier of the instrument
     * @param netted whether the account has positions
     * @throws IllegalArgumentException if the state has no such intent
     */
    public static PortfolioState apply(
            PortfolioState state,
            String clientId,
            List<OrderReport> reports,
            List<Fill> fills,
            Strategy strategy,
            BigDecimal multiplier,
            boolean netted) {
        Intent before = intent(state, clientId);
        // What closes a position is booked after what opened it, though the venue may list it first; then it is read
        // again.
        boolean first = before.kind() == Intent.Kind.ENTRY
                || before.kind() == Intent.Kind.BY_VENUE
                || !ReportedHoldings.hasUnlistedEntry(state, strategy.name());
        Intent after = before.withReports(reports, first ? fills : List.of());
        Set<String> known = before.fills().stream().map(Fill::tradeId).collect(Collectors.toSet());
        PortfolioState booked = replace(state, after);
        for (Fill fill : after.fills()) {
            if (!known.contains(fill.tradeId())) {
                BigDecimal room = ExcessFill.room(booked.books(), after, fill);
                BigDecimal excess = fill.quantity().subtract(room);
                booked = room.signum() > 0 ? book(booked, after, fill.part(room), strategy, multiplier) : booked;
                booked = excess.signum() > 0
                        ? ExcessFill.book(
                                booked, after, execution(fill.part(excess), strategy, multiplier), fill.time(), netted)
                        : booked;
            }
        }
        return booked;
    }

    /**
     * Books an order that is not ours, each of its executions once.
     *
     * @param order filled, with a report and its executions
     */
    static PortfolioState ofOutside(PortfolioState state, Intent order, Strategy strategy, BigDecimal multiplier) {
        boolean known =
                state.intents().stream().anyMatch(each -> each.clientId().equals(order.clientId()));
        List<Intent> intents = new ArrayList<>(state.intents());
        if (!known) {
            intents.add(order.withoutReports());
        }
        return apply(state.withIntents(intents), order.clientId(), order.orders(), order.fills(), strategy, multiplier);
    }

    /** An intent that never arrived and no longer can, or that the venue has refused for good. */
    public static PortfolioState withStatus(PortfolioState state, String clientId, Intent.Status status) {
        return replace(state, intent(state, clientId).withStatus(status));
    }

    private static PortfolioState book(
            PortfolioState state, Intent intent, Fill fill, Strategy strategy, BigDecimal multiplier) {
        String name = strategy.name();
        Execution execution = execution(fill, strategy, multiplier);
        boolean opens = intent.kind() == Intent.Kind.ENTRY;
        Books books = opens
                ? state.books().opened(name, PositionSide.openedBy(intent.side()), execution)
                : state.books().closed(name, execution);
        BigDecimal before = state.books().valueAtCost();
        BigDecimal after = books.valueAtCost();
        StrategyState known = state.strategy(name);
        Optional<OpenTrade> trade = opens
                ? Optional.of(known.trade()
                        .map(open -> open.entered(fill))
                        .orElseGet(() -> OpenTrade.of(intent, fill, multiplier, known)
                                .paid(known.payments(), quote(strategy), fill.time())))
                : known.trade().map(open -> exited(open, state, intent, fill));
        Optional<OpenTrade> charged =
                trade.map(open -> open.charged(fill.feeAsset(), fill.fee()).earned(after.subtract(before)));
        // What a stop or somebody else fills is no part of the orders that the strategy is working on.
        boolean ours = intent.kind() != Intent.Kind.BY_VENUE;
        boolean works = ours && !RestingOrders.isProtective(intent);
        return state.withBooks(books)
                .filledAt(fill.time())
                .withDay(state.day().at(before, fill.time()).reached(after))
                .withStrategy(
                        name,
                        changed -> changed.withTrade(charged)
                                .withPayments(opens ? changed.payments().taken() : changed.payments())
                                .withWork(changed.work().map(work -> works ? work.filledBy(fill.quantity()) : work)))
                .withTradeEnded(name, ours ? ExitReason.SIGNAL : ExitReason.EXTERNAL, fill.time());
    }

    private static Execution execution(Fill fill, Strategy strategy, BigDecimal multiplier) {
        BigDecimal value = fill.quantity().multiply(fill.price()).multiply(multiplier);
        return fill.settlement()
                .map(settled -> new Execution(
                        fill.quantity(),
                        value.multiply(settled.rate()),
                        fill.fee(),
                        FeeIn.QUOTE,
                        Optional.of(settled.profit())))
                .orElseGet(() -> new Execution(fill.quantity(), value, fill.fee(), feeIn(fill.feeAsset(), strategy)));
    }

    private static OpenTrade exited(OpenTrade trade, PortfolioState state, Intent intent, Fill fill) {
        OpenTrade exited = trade.exited(intent, fill);
        String name = intent.strategy().name();
        boolean closes = !state.strategy(name).target().side().equals(Optional.of(trade.side()));
        return switch (intent.kind()) {
            case TARGET -> exited.closing(ExitReason.TARGET, Optional.empty());
            case PROTECTION -> exited.closing(byStop(intent) ? ExitReason.STOP : ExitReason.TARGET, Optional.empty());
            // What is left of it may be closed for another reason.
            case BY_VENUE -> exited;
            case ENTRY, EXIT -> {
                if (state.halted().isPresent()) {
                    yield exited.closing(ExitReason.HALT, Optional.empty());
                }
                // A trim closes a part only, and says nothing about the trade.
                yield closes
                        ? exited.closing(ExitReason.SIGNAL, state.strategy(name).pending())
                        : exited;
            }
        };
    }

    private static boolean byStop(Intent protection) {
        return protection.orders().stream()
                .anyMatch(order -> order.isStop() && order.filledQuantity().signum() > 0);
    }

    private static String quote(Strategy strategy) {
        return strategy.instrument().symbol().quote();
    }

    private static FeeIn feeIn(String asset, Strategy strategy) {
        if (asset.equals(quote(strategy))) {
            return FeeIn.QUOTE;
        }
        return asset.equals(strategy.instrument().symbol().base()) ? FeeIn.BASE : FeeIn.OTHER;
    }

    private static Intent intent(PortfolioState state, String clientId) {
        return state.intents().stream()
                .filter(each -> each.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the portfolio has no intent " + clientId));
    }

    private static PortfolioState replace(PortfolioState state, Intent changed) {
        List<Intent> intents = new ArrayList<>(state.intents());
        intents.replaceAll(each -> each.clientId().equals(changed.clientId()) ? changed : each);
        return state.withIntents(intents);
    }
}
