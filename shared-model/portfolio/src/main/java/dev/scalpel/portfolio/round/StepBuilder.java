package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.allocation.SizedOrder;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.OrderNumber;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.Protection;
import dev.scalpel.portfolio.state.ProtectionTerms;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.signals.Outcome;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One step in the making: the state as planned so far, and the commands. */
final class StepBuilder {

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final RoundTerms terms;
    private final Map<String, StrategyMarket> markets;
    private final long now;
    private final Map<String, RestingOrders> resting = new HashMap<>();
    private final Set<String> withheld;
    private final List<PortfolioCommand> commands = new ArrayList<>();
    private final List<Intent> sent = new ArrayList<>();
    private PortfolioState state;

    /**
     * @param state none of whose intents is in doubt
     * @param withheld strategies that open nothing in this step
     */
    StepBuilder(
            PortfolioState state,
            RoundTerms terms,
            Map<String, StrategyMarket> markets,
            Set<String> withheld,
            long now) {
        this.withheld = Set.copyOf(withheld);
        this.state = state;
        this.terms = terms;
        this.markets = markets;
        this.now = now;
        Map<String, List<Intent>> byStrategy = new HashMap<>();
        state.intents().stream()
                .filter(RestingOrders::rests)
                .forEach(intent -> byStrategy
                        .computeIfAbsent(intent.strategy().name(), name -> new ArrayList<>())
                        .add(intent));
        byStrategy.forEach((name, intents) -> resting.put(name, new RestingOrders(intents)));
    }

    /** The state with the new intents, and without those that have ended. */
    RoundStep build() {
        List<Intent> kept = new ArrayList<>();
        state.intents().stream().filter(RestingOrders::rests).forEach(kept::add);
        kept.addAll(sent);
        return new RoundStep(state.withIntents(kept), commands);
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    RoundTerms terms() {
        return terms;
    }

    PortfolioState state() {
        return state;
    }

    long now() {
        return now;
    }

    boolean mayOpen(String name) {
        return !withheld.contains(name);
    }

    Map<String, StrategyMarket> markets() {
        return markets;
    }

    List<Strategy> strategies() {
        return terms.allocation().strategies();
    }

    StrategyState known(String name) {
        return state.strategy(name);
    }

    Optional<Holding> held(String name) {
        return state.books().holding(name);
    }

    RestingOrders resting(String name) {
        return resting.getOrDefault(name, new RestingOrders(List.of()));
    }

    StrategyMarket market(String name) {
        StrategyMarket market = markets.get(name);
        if (market == null) {
            throw new IllegalArgumentException("no market is given for strategy " + name);
        }
        return market;
    }

    Optional<Work> work(String name, Purpose purpose) {
        return known(name).work().filter(work -> work.purpose() == purpose);
    }

    /** Whether what a strategy holds is to be closed. */
    boolean mustClose(String name, Holding held) {
        boolean wanted = known(name).target().side().equals(Optional.of(held.side()));
        return state.halted().isPresent() || !wanted;
    }

    /** What is to protect what a strategy holds; empty while it is being closed. */
    Optional<ProtectionTerms> protection(String name) {
        return held(name)
                .filter(held -> !mustClose(name, held))
                .flatMap(held -> terms.protection().of(name, known(name)));
    }

    void change(UnaryOperator<PortfolioState> change) {
        state = change.apply(state);
    }

    void changeStrategy(String name, UnaryOperator<StrategyState> change) {
        state = state.withStrategy(name, change);
    }

    void withoutWork(String name) {
        changeStrategy(name, known -> known.withWork(Optional.empty()));
    }

    /** The pending signal has this outcome. */
    void end(String name, Outcome outcome, Optional<String> detail) {
        known(name)
                .pending()
                .ifPresent(by -> change(before -> before.withOutcome(SignalOutcome.of(by, name, outcome, detail, now))));
        changeStrategy(name, StrategyState::settled);
    }

    void end(String name, Outcome outcome) {
        end(name, outcome, Optional.empty());
    }

    /** What the strategy holds is to be closed for this reason, though no signal said so. */
    void closeBecause(String name, ExitReason reason) {
        changeStrategy(
                name,
                known -> known.flat().withTrade(known.trade().map(trade -> trade.closing(reason, Optional.empty()))));
    }

    /** What rests for a strategy is to go: targets of their own first, so that its stop is the last to go. */
    void cancel(String name, RestingOrders orders) {
        List<Intent> inSequence = new ArrayList<>(orders.of(Intent.Kind.TARGET));
        inSequence.addAll(orders.of(Intent.Kind.PROTECTION));
        for (Intent intent : inSequence) {
            // A list goes with any of its orders.
            OrderReport order = intent.open().get(0);
            commands.add(new PortfolioCommand.Cancel(intent, order));
        }
        changeStrategy(name, known -> known.withProtection(Protection::cancelling));
    }

    void send(SizedOrder order, Work work, Optional<BigDecimal> limit) {
        Intent.Kind kind = order.purpose() == Purpose.OPEN ? Intent.Kind.ENTRY : Intent.Kind.EXIT;
        send(
                order.strategy(),
                PortfolioOrderIds.letter(order.purpose()),
                kind,
                order.side(),
                order.quantity(),
                limit,
                Optional.empty(),
                Optional.empty());
        changeStrategy(order.strategy(), known -> known.withWork(Optional.of(work)));
    }

    void send(
            String name,
            String letter,
            Intent.Kind kind,
            OrderSide side,
            BigDecimal quantity,
            Optional<BigDecimal> limit,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> target) {
        OrderNumber number = known(name).lastOrder().nextIn(state.roundMinute());
        Intent intent = new Intent(
                PortfolioOrderIds.of(terms.portfolio(), name, letter, number),
                number.number(),
                kind,
                side,
                state.roundMinute() * MILLIS_PER_MINUTE,
                quantity,
                limit,
                stop,
                target,
                now,
                now + terms.validMillis(),
                terms.idempotency(),
                Intent.Status.CLAIMED,
                List.of(),
                List.of(),
                terms.strategy(name).id());
        sent.add(intent);
        commands.add(new PortfolioCommand.Send(intent));
        changeStrategy(name, known -> known.withOrder(number));
    }
}
