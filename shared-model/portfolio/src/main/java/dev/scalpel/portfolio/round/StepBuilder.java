package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.allocation.SizedOrder;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.booking.ReportedHoldings;
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
import dev.scalpel.trading.instrument.EntryWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One step in the making: the state as planned so far, and the commands. */
final class StepBuilder {

    /** The prices of an order. */
    record Levels(Optional<BigDecimal> limit, Optional<BigDecimal> stop, Optional<BigDecimal> target) {}

    private static final long MILLIS_PER_MINUTE = 60_000;
    /** Orders that were never acknowledged are kept, the newest of them. */
    private static final int MAX_LOST = 32;

    private final RoundTerms terms;
    private final Map<String, StrategyMarket> markets;
    private final long now;
    private final Map<String, RestingOrders> resting = new HashMap<>();
    private final Set<String> withheld;
    private final Set<String> inDoubt;
    private final boolean entriesWait;
    private final List<PortfolioCommand> commands = new ArrayList<>();
    private final List<Intent> sent = new ArrayList<>();
    private PortfolioState state;

    /**
     * @param withheld strategies that open nothing in this step
     */
    StepBuilder(
            PortfolioState state,
            RoundTerms terms,
            Map<String, StrategyMarket> markets,
            Set<String> withheld,
            long now) {
        this.withheld = Set.copyOf(withheld);
        inDoubt = state.inDoubt();
        entriesWait = !inDoubt.isEmpty() || state.hasLostEntry(now);
        this.state = state;
        this.terms = terms;
        this.markets = markets;
        this.now = now;
        Map<String, List<Intent>> byStrategy = new HashMap<>();
        Set<String> byReports = ReportedHoldings.strategies(state);
        state.intents().stream()
                .filter(intent -> RestingOrders.rests(intent)
                        || (byReports.contains(intent.strategy().name()) && RestingOrders.mayFill(intent)))
                .forEach(intent -> byStrategy
                        .computeIfAbsent(intent.strategy().name(), name -> new ArrayList<>())
                        .add(intent));
        byStrategy.forEach((name, intents) -> resting.put(name, new RestingOrders(intents)));
    }

    /** The state with the new intents, and without those that have ended. Cancels come first: a close waits for each of them. */
    RoundStep build() {
        List<Intent> kept = new ArrayList<>();
        List<Intent> lost = lost();
        state.intents().stream()
                .filter(intent -> RestingOrders.rests(intent)
                        || lost.contains(intent)
                        || inDoubt.contains(intent.strategy().name()))
                .forEach(kept::add);
        kept.addAll(sent);
        commands.sort(Comparator.comparing(PortfolioCommand.Send.class::isInstance));
        return new RoundStep(state.withIntents(kept), commands);
    }

    private List<Intent> lost() {
        List<Intent> lost = state.lost().stream()
                .filter(intent -> Intent.isKept(intent.validUntil(), now))
                .toList();
        return lost.subList(Math.max(0, lost.size() - MAX_LOST), lost.size());
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

    /**
     * While any order is in doubt, nothing is opened; nor while an entry may turn up that was never acknowledged: its strategy would
     * hold twice as much, and its cash may be spent.
     */
    boolean mayOpen(String name) {
        return !entriesWait && !withheld.contains(name);
    }

    /** Whether nothing is sent for a strategy now but what protects it: it is working on nothing, or its entry has to wait. */
    boolean isAtRest(String name) {
        return known(name)
                .work()
                .filter(work -> work.purpose() != Purpose.OPEN || mayOpen(name))
                .isEmpty();
    }

    Map<String, StrategyMarket> markets() {
        return markets;
    }

    /** Those none of whose orders is in doubt. */
    List<Strategy> strategies() {
        return terms.allocation().strategies().stream()
                .filter(strategy -> !isInDoubt(strategy.name()))
                .toList();
    }

    boolean isInDoubt(String name) {
        return inDoubt.contains(name);
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

    /** Of its instrument; any time where no market is known of, in which nothing can be closed anyway. */
    EntryWindow window(String name) {
        StrategyMarket market = markets.get(name);
        return market == null ? EntryWindow.ALWAYS : market.window();
    }

    StrategyMarket market(String name) {
        StrategyMarket market = markets.get(name);
        if (market == null) {
            throw new IllegalArgumentException("no market is given for strategy " + name);
        }
        return market;
    }

    /**
     * Whether an order that closes may be sent now: in the instrument's session, not too soon after the venue has refused the last
     * ones, and not while one may turn up beside which it would open a position.
     */
    boolean mayClose(String name) {
        return market(name).window().session().isOpen(Instant.ofEpochMilli(now))
                && now >= known(name).refusedCloses().nextTime()
                && !awaitsClose(name);
    }

    /** Whether a close of this strategy was never acknowledged and may have been executed, at a venue where the next would open. */
    boolean awaitsClose(String name) {
        return terms.closesMayOpen() && hasLost(name, Intent.Kind.EXIT);
    }

    /** Whether an order of this strategy was never acknowledged and may turn up yet. */
    boolean hasLost(String name, Intent.Kind kind) {
        return state.lost().stream()
                .anyMatch(intent -> intent.kind() == kind
                        && intent.mayTurnUp(now)
                        && intent.strategy().name().equals(name));
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
                .ifPresent(
                        by -> change(before -> before.withOutcome(SignalOutcome.of(by, name, outcome, detail, now))));
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

    /** Work that begins in this round. */
    Work begun(Purpose purpose, BigDecimal wanted) {
        return Work.of(purpose, state.roundMinute(), wanted);
    }

    /** A further attempt is one of the round in which the work began, whatever signals have come since. */
    void send(SizedOrder order, Work work, Optional<BigDecimal> limit) {
        String name = order.strategy();
        Intent.Kind kind = order.purpose() == Purpose.OPEN ? Intent.Kind.ENTRY : Intent.Kind.EXIT;
        Levels levels = new Levels(limit, Optional.empty(), Optional.empty());
        String letter = PortfolioOrderIds.letter(order.purpose());
        send(letter, work.round(), kind, order.side(), order.quantity(), levels, name);
        changeStrategy(name, known -> known.withWork(Optional.of(work)));
    }

    /** An order that protects what a strategy holds. */
    void protect(String name, Intent.Kind kind, OrderSide side, BigDecimal quantity, Levels levels) {
        send(PortfolioOrderIds.PROTECTION, state.roundMinute(), kind, side, quantity, levels, name);
    }

    private void send(
            String letter,
            long round,
            Intent.Kind kind,
            OrderSide side,
            BigDecimal quantity,
            Levels levels,
            String name) {
        OrderNumber number = known(name).lastOrder().nextIn(state.roundMinute());
        Intent intent = new Intent(
                PortfolioOrderIds.of(terms.portfolio(), name, letter, number),
                number.number(),
                kind,
                side,
                round * MILLIS_PER_MINUTE,
                quantity,
                levels.limit(),
                levels.stop(),
                levels.target(),
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
