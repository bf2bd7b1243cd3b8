package dev.scalpel.execution.reading;

import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.execution.state.StateRepository;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.shards.ParallelSymbols;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is held, and which orders may still fill, by the stored states of the model's symbols and of the portfolios. */
public final class Holdings {

    private final AccountSource accounts;
    private final StateRepository states;
    private final StoredPortfolios portfolios;
    private final ParallelSymbols parallel = new ParallelSymbols();

    Holdings(AccountSource accounts, StateRepository states, StoredPortfolios portfolios) {
        this.accounts = accounts;
        this.states = states;
        this.portfolios = portfolios;
    }

    /**
     * Something that is held.
     *
     * @param account {@code model}, or the portfolio's name
     * @param entryPrice mean price of what was bought; empty where it is not known
     * @param cost what was paid for it, in the quote asset
     * @param since when it was opened
     */
    public record PositionRow(
            String account,
            String strategy,
            String venue,
            String instrument,
            PositionSide side,
            BigDecimal quantity,
            Optional<BigDecimal> entryPrice,
            Optional<BigDecimal> cost,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> target,
            Optional<Instant> since) {}

    /**
     * An order that may still fill.
     *
     * @param id the client order id
     * @param limit absent for a market order
     * @param stop the trigger, where there is one
     */
    public record OrderView(
            String account,
            String strategy,
            String venue,
            String instrument,
            String id,
            Intent.Kind kind,
            OrderSide side,
            BigDecimal quantity,
            BigDecimal filled,
            Optional<BigDecimal> limit,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> target,
            Intent.Status status,
            Instant sent) {}

    List<PositionRow> positions() {
        List<PositionRow> rows = new ArrayList<>();
        ofTheModel((traded, state) -> position(traded, state).stream().toList()).forEach(rows::addAll);
        for (Portfolio portfolio : accounts.portfolios()) {
            Optional<PortfolioState> state = state(portfolio);
            accounts.of(portfolio)
                    .forEach(traded ->
                            state.flatMap(known -> position(traded, known)).ifPresent(rows::add));
        }
        return rows;
    }

    private <T> List<List<T>> ofTheModel(BiFunction<Traded, SymbolState, List<T>> rows) {
        return parallel.map(
                accounts.ofTheModel(),
                traded -> states.read(traded.instrument())
                        .map(state -> rows.apply(traded, state))
                        .orElse(List.of()));
    }

    List<OrderView> orders() {
        List<OrderView> rows = new ArrayList<>();
        ofTheModel(Holdings::orders).forEach(rows::addAll);
        for (Portfolio portfolio : accounts.portfolios()) {
            Optional<PortfolioState> state = state(portfolio);
            accounts.of(portfolio).forEach(traded -> state.ifPresent(known -> rows.addAll(orders(traded, known))));
        }
        return rows;
    }

    /** What the model holds of an instrument. */
    public static Optional<PositionRow> position(Traded traded, SymbolState state) {
        return state.position().map(open -> row(traded, open.position()));
    }

    /** Its orders that may still fill. */
    public static List<OrderView> orders(Traded traded, SymbolState state) {
        return state.unresolved().stream().map(intent -> row(traded, intent)).toList();
    }

    /** The orders of a portfolio's strategy that may still fill. */
    public static List<OrderView> orders(Traded traded, PortfolioState state) {
        return state.intents().stream()
                .filter(intent -> intent.status().unresolved())
                .filter(intent -> intent.strategy().name().equals(traded.strategy()))
                .map(intent -> row(traded, intent))
                .toList();
    }

    private Optional<PortfolioState> state(Portfolio portfolio) {
        return portfolios.read(portfolio.name()).map(document -> document.value());
    }

    private static PositionRow row(Traded traded, Position position) {
        BigDecimal price = BigDecimal.valueOf(position.entryPrice());
        return new PositionRow(
                traded.account(),
                position.basis().strategy(),
                traded.instrument().venue(),
                traded.instrument().symbol().toString(),
                position.side(),
                position.quantity(),
                Optional.of(price),
                Optional.of(price.multiply(position.quantity()).multiply(position.multiplier())),
                position.hasStop() ? Optional.of(BigDecimal.valueOf(position.stopPrice())) : Optional.empty(),
                position.hasTarget() ? Optional.of(BigDecimal.valueOf(position.targetPrice())) : Optional.empty(),
                Optional.of(Instant.ofEpochMilli(position.entryTime())));
    }

    /** What a portfolio's strategy holds. */
    public static Optional<PositionRow> position(Traded traded, PortfolioState state) {
        Optional<OpenTrade> trade = state.strategy(traded.strategy()).trade();
        Optional<Intent> protection = state.intents().stream()
                .filter(intent -> intent.strategy().name().equals(traded.strategy()))
                .filter(intent ->
                        intent.status().unresolved() && intent.stopPrice().isPresent())
                .findFirst();
        return state.books()
                .holding(traded.strategy())
                .map(held -> new PositionRow(
                        traded.account(),
                        traded.strategy(),
                        traded.instrument().venue(),
                        traded.instrument().symbol().toString(),
                        held.side(),
                        held.quantity(),
                        trade.map(known -> known.entry().price(known.multiplier())),
                        Optional.of(held.cost()),
                        protection.flatMap(Intent::stopPrice),
                        protection.flatMap(Intent::targetPrice),
                        trade.map(known -> Instant.ofEpochMilli(known.entry().time()))));
    }

    private static OrderView row(Traded traded, Intent intent) {
        return new OrderView(
                traded.account(),
                intent.strategy().name(),
                traded.instrument().venue(),
                traded.instrument().symbol().toString(),
                intent.clientId(),
                intent.kind(),
                intent.side(),
                intent.quantity(),
                intent.filledQuantity(),
                intent.price(),
                intent.stopPrice(),
                intent.targetPrice(),
                intent.status(),
                Instant.ofEpochMilli(intent.signedTimestamp()));
    }
}
