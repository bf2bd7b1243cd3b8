package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.allocation.Execution.FeeIn;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Books what the venue reports of an intent: each execution once, however often it is reported. */
public final class FillBooking {

    private FillBooking() {}

    /**
     * @param strategy of the intent
     * @param multiplier of the instrument
     * @throws IllegalArgumentException if the state has no such intent
     */
    public static PortfolioState apply(
            PortfolioState state,
            String clientId,
            List<OrderReport> reports,
            List<Fill> fills,
            Strategy strategy,
            BigDecimal multiplier) {
        Intent before = intent(state, clientId);
        Intent after = before.withReports(reports, fills);
        Set<String> known = before.fills().stream().map(Fill::tradeId).collect(Collectors.toCollection(HashSet::new));
        PortfolioState booked = replace(state, after);
        for (Fill fill : after.fills()) {
            if (known.add(fill.tradeId())) {
                booked = book(booked, after, fill, strategy, multiplier);
                booked = TradeBooking.apply(booked, after, fill, strategy, multiplier, known.size() == 1);
            }
        }
        return booked;
    }

    /** An intent that never arrived and no longer can, or that the venue has refused for good. */
    public static PortfolioState withStatus(PortfolioState state, String clientId, Intent.Status status) {
        return replace(state, intent(state, clientId).withStatus(status));
    }

    private static PortfolioState book(
            PortfolioState state, Intent intent, Fill fill, Strategy strategy, BigDecimal multiplier) {
        Execution execution = new Execution(
                fill.quantity(),
                fill.quantity().multiply(fill.price()).multiply(multiplier),
                fill.fee(),
                feeIn(fill.feeAsset(), strategy));
        Books books = intent.kind() == Intent.Kind.ENTRY
                ? state.books().opened(strategy.name(), PositionSide.openedBy(intent.side()), execution)
                : state.books().closed(strategy.name(), execution);
        return state.withBooks(books)
                .withStrategy(
                        strategy.name(), known -> known.withWork(known.work().map(work -> filled(work, fill))));
    }

    private static Work filled(Work work, Fill fill) {
        return work.filledBy(fill.quantity());
    }

    private static FeeIn feeIn(String asset, Strategy strategy) {
        if (asset.equals(strategy.instrument().symbol().quote())) {
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
