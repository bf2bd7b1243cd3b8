package dev.scalpel.portfolio.round;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Allocation;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.allocation.SizedOrder;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.allocation.Sizes;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.state.OrderNumber;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.portfolio.state.Work;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plans the next step of a round: close, then trim, then open. A phase begins when nothing of the one before is unresolved,
 * and its sizes follow from the fills of the one before.
 */
public final class RoundPlanner {

    private static final long MILLIS_PER_MINUTE = 60_000;

    private final RoundTerms terms;
    private final Map<String, StrategyMarket> markets;
    private final long now;
    private final List<Intent> orders = new ArrayList<>();
    private PortfolioState state;

    private RoundPlanner(PortfolioState state, RoundTerms terms, Map<String, StrategyMarket> markets, long now) {
        this.state = state;
        this.terms = terms;
        this.markets = markets;
        this.now = now;
    }

    /**
     * @param markets of every strategy that holds something or is to hold something
     * @param now on the venue's clock, epoch milliseconds
     */
    public static RoundStep next(
            PortfolioState state, RoundTerms terms, Map<String, StrategyMarket> markets, long now) {
        if (state.hasUnresolvedIntents()) {
            return new RoundStep(state, List.of());
        }
        RoundPlanner planner = new RoundPlanner(state.withIntents(List.of()), terms, markets, now);
        planner.settle();
        planner.close();
        if (planner.orders.isEmpty()) {
            planner.trim();
        }
        if (planner.orders.isEmpty()) {
            planner.open();
        }
        return new RoundStep(planner.state, planner.orders);
    }

    /** Work that has reached its quantity, or used its attempts, ends. */
    private void settle() {
        for (Strategy strategy : terms.allocation().strategies()) {
            String name = strategy.name();
            Optional<Holding> held = state.books().holding(name);
            held.filter(left -> mustClose(name, left) && Allocation.isDust(left, market(name)))
                    .ifPresent(dust -> state = state.withoutDust(name));
            state.strategy(name).work().ifPresent(work -> settle(name, work));
            settlePending(name);
        }
    }

    /** A signal ends where its target state is reached, and where a halt came first. */
    private void settlePending(String name) {
        StrategyState known = state.strategy(name);
        Optional<PositionSide> held = state.books().holding(name).map(Holding::side);
        if (known.pending().isEmpty()) {
            return;
        }
        boolean reached = held.equals(known.target().side());
        if (state.halted().isPresent() && known.target() != TargetState.FLAT) {
            end(name, Outcome.HALTED);
        } else if (reached && known.work().isEmpty()) {
            end(name, Outcome.EXECUTED);
        }
    }

    private void settle(String name, Work work) {
        switch (work.purpose()) {
            case CLOSE -> {
                if (state.books().holding(name).isEmpty()) {
                    withoutWork(name);
                }
            }
            case TRIM -> {
                if (work.remaining().signum() == 0 || work.attempt() >= terms.attempts()) {
                    withoutWork(name);
                }
            }
            case OPEN -> {
                if (work.remaining().signum() == 0) {
                    end(name, Outcome.EXECUTED);
                } else if (work.attempt() >= terms.attempts()) {
                    end(name, Outcome.UNDERFILLED);
                }
            }
        }
    }

    private void close() {
        for (Strategy strategy : terms.allocation().strategies()) {
            String name = strategy.name();
            Optional<Holding> held = state.books().holding(name);
            if (held.isPresent() && mustClose(name, held.get())) {
                Allocation.close(name, held.get(), market(name)).ifPresent(order -> {
                    Optional<Work> before = work(name, Purpose.CLOSE);
                    Work work = before.map(Work::again).orElseGet(() -> Work.of(Purpose.CLOSE, order.quantity()));
                    boolean limited = work.attempt() <= terms.attempts();
                    send(order, work, limited ? Optional.of(order.limit()) : Optional.empty());
                });
            }
        }
    }

    private boolean mustClose(String name, Holding held) {
        StrategyState known = state.strategy(name);
        boolean wanted = known.target().side().equals(Optional.of(held.side()));
        return state.halted().isPresent() || !wanted;
    }

    private void trim() {
        Map<String, PositionSide> opening = opening();
        if (opening.isEmpty()) {
            return;
        }
        for (Strategy strategy : terms.allocation().strategies()) {
            work(strategy.name(), Purpose.TRIM).ifPresent(work -> again(strategy.name(), work));
        }
        if (orders.isEmpty() && !state.trimmed()) {
            state = state.withTrimmed();
            terms.allocation()
                    .trims(state.books(), opening, markets)
                    .orders()
                    .forEach(order -> send(order, Work.of(Purpose.TRIM, order.quantity()), Optional.of(order.limit())));
        }
    }

    /** The rest of a trim that has not filled, with a fresh price. */
    private void again(String name, Work work) {
        state.books()
                .holding(name)
                .map(held -> Allocation.order(
                        name, Purpose.TRIM, held.side(), work.remaining().min(held.quantity()), market(name)))
                .filter(order -> market(name).filters().accepts(order.quantity(), order.limit()))
                .ifPresentOrElse(
                        order -> send(order, work.again(), Optional.of(order.limit())), () -> withoutWork(name));
    }

    private void open() {
        Map<String, PositionSide> opening = opening();
        if (opening.isEmpty()) {
            return;
        }
        List<SizedOrder> rests = new ArrayList<>();
        opening.forEach((name, side) -> work(name, Purpose.OPEN)
                .ifPresent(
                        work -> rests.add(Allocation.order(name, Purpose.OPEN, side, work.remaining(), market(name)))));
        // What has begun is finished first: sizes of new entries count on nothing that is still to be bought.
        Sizes sizes = rests.isEmpty()
                ? terms.allocation().entries(state.books(), opening, markets)
                : terms.allocation().rests(state.books(), rests, markets);
        for (SizedOrder order : sizes.orders()) {
            Work work = work(order.strategy(), Purpose.OPEN)
                    .map(Work::again)
                    .orElseGet(() -> Work.of(Purpose.OPEN, order.quantity()));
            send(order, work, Optional.of(order.limit()));
        }
        for (String name : sizes.belowMinimum()) {
            end(name, rests.isEmpty() ? Outcome.BELOW_MINIMUM : Outcome.UNDERFILLED);
        }
    }

    /** Those that are to hold something and have not got it, or not all of it. */
    private Map<String, PositionSide> opening() {
        Map<String, PositionSide> opening = new TreeMap<>();
        if (state.halted().isPresent()) {
            return opening;
        }
        for (Strategy strategy : terms.allocation().strategies()) {
            StrategyState known = state.strategy(strategy.name());
            boolean begun = work(strategy.name(), Purpose.OPEN).isPresent();
            boolean empty = state.books().holding(strategy.name()).isEmpty();
            known.target()
                    .side()
                    .filter(side -> known.pending().isPresent() && (begun || empty))
                    .ifPresent(side -> opening.put(strategy.name(), side));
        }
        return opening;
    }

    private void send(SizedOrder order, Work work, Optional<BigDecimal> limit) {
        Strategy strategy = terms.strategy(order.strategy());
        OrderNumber number = state.strategy(order.strategy()).lastOrder().nextIn(state.roundMinute());
        Intent intent = new Intent(
                PortfolioOrderIds.of(terms.portfolio(), order.strategy(), order.purpose(), number),
                number.number(),
                order.purpose() == Purpose.OPEN ? Intent.Kind.ENTRY : Intent.Kind.EXIT,
                order.side(),
                state.roundMinute() * MILLIS_PER_MINUTE,
                order.quantity(),
                limit,
                Optional.empty(),
                Optional.empty(),
                now,
                now + terms.validMillis(),
                terms.idempotency(),
                Intent.Status.CLAIMED,
                List.of(),
                List.of(),
                strategy.id());
        orders.add(intent);
        List<Intent> all = new ArrayList<>(state.intents());
        all.add(intent);
        state = state.withIntents(all)
                .withStrategy(order.strategy(), known -> known.withOrder(number).withWork(Optional.of(work)));
    }

    private void end(String name, Outcome outcome) {
        state.strategy(name)
                .pending()
                .ifPresent(signal -> state = state.withOutcome(new SignalOutcome(signal, name, outcome, now)));
        state = state.withStrategy(name, StrategyState::settled);
    }

    private void withoutWork(String name) {
        state = state.withStrategy(name, known -> known.withWork(Optional.empty()));
    }

    private Optional<Work> work(String name, Purpose purpose) {
        return state.strategy(name).work().filter(work -> work.purpose() == purpose);
    }

    private StrategyMarket market(String name) {
        StrategyMarket market = markets.get(name);
        if (market == null) {
            throw new IllegalArgumentException("no market is given for strategy " + name);
        }
        return market;
    }
}
