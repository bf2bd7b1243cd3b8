package dev.scalpel.portfolio.allocation;

import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one slot would do to the books if every order filled at the best price: the answer of a plan, and the arithmetic of the
 * phases in one place.
 *
 * @param orders in the sequence in which they would be sent
 * @param books after all of them
 * @param outcomes of the targets, by strategy
 */
public record SlotPlan(List<SizedOrder> orders, Books books, Map<String, Outcome> outcomes) {

    public SlotPlan {
        orders = List.copyOf(orders);
        outcomes = Map.copyOf(outcomes);
    }

    /** Of entries without a stop. */
    public static SlotPlan of(
            Allocation allocation,
            Books books,
            Map<String, TargetState> targets,
            Map<String, StrategyMarket> markets,
            BigDecimal feeRate) {
        return of(allocation, books, targets, Map.of(), markets, feeRate);
    }

    /**
     * Closes, trims and opens, in this sequence; each phase is sized by the fills of the one before.
     *
     * @param terms of a strategy's entry
     * @param feeRate of each order's value, taken in the quote asset
     */
    public static SlotPlan of(
            Allocation allocation,
            Books books,
            Map<String, TargetState> targets,
            Map<String, EntryTerms> terms,
            Map<String, StrategyMarket> markets,
            BigDecimal feeRate) {
        Planner planner = new Planner(allocation, books, terms, markets, feeRate);
        planner.close(targets);
        planner.open(targets);
        return new SlotPlan(planner.orders, planner.books(), planner.outcomes);
    }

    /** One plan in the making. */
    private static final class Planner {

        private final Allocation allocation;
        private final Map<String, EntryTerms> terms;
        private final Map<String, StrategyMarket> markets;
        private final BigDecimal feeRate;
        private final List<SizedOrder> orders = new ArrayList<>();
        private final Map<String, Outcome> outcomes = new HashMap<>();
        /** One slot may fill a thousand orders: books are copied once per phase. */
        private final Map<String, Holding> holdings;

        private BigDecimal cash;

        private Planner(
                Allocation allocation,
                Books books,
                Map<String, EntryTerms> terms,
                Map<String, StrategyMarket> markets,
                BigDecimal feeRate) {
            this.allocation = allocation;
            this.terms = terms;
            this.holdings = new HashMap<>(books.holdings());
            this.cash = books.cash();
            this.markets = markets;
            this.feeRate = feeRate;
        }

        private void close(Map<String, TargetState> targets) {
            for (Strategy strategy : allocation.strategies()) {
                TargetState target = targets.get(strategy.name());
                if (target == null) {
                    continue;
                }
                Optional<Holding> held = held(strategy.name());
                if (held.map(Holding::side).equals(target.side())) {
                    outcomes.put(strategy.name(), target == TargetState.FLAT ? Outcome.NOT_HELD : Outcome.ALREADY);
                } else {
                    held.ifPresent(holding -> closeAll(strategy.name(), holding));
                    outcomes.put(strategy.name(), Outcome.EXECUTED);
                }
            }
        }

        private void closeAll(String strategy, Holding held) {
            StrategyMarket market = market(strategy);
            Allocation.close(strategy, held, market).ifPresent(this::fill);
            held(strategy).filter(left -> Allocation.isDust(left, market)).ifPresent(dust -> holdings.remove(strategy));
        }

        private void open(Map<String, TargetState> targets) {
            Map<String, PositionSide> opening = new LinkedHashMap<>();
            for (Strategy strategy : allocation.strategies()) {
                Optional<PositionSide> side =
                        Optional.ofNullable(targets.get(strategy.name())).flatMap(TargetState::side);
                if (side.isEmpty() || outcomes.get(strategy.name()) != Outcome.EXECUTED) {
                    continue;
                }
                if (!strategy.isEnabled()) {
                    outcomes.put(strategy.name(), Outcome.DISABLED);
                } else if (Allocation.refusal(strategy, terms, markets).isPresent()) {
                    outcomes.put(strategy.name(), Outcome.FAILED);
                } else {
                    opening.put(strategy.name(), side.get());
                }
            }
            if (opening.isEmpty()) {
                return;
            }
            allocation.trims(books(), opening, terms, markets).orders().forEach(this::fill);
            Sizes entries = allocation.entries(books(), opening, terms, markets);
            entries.orders().forEach(this::fill);
            entries.belowMinimum().forEach(strategy -> outcomes.put(strategy, Outcome.BELOW_MINIMUM));
        }

        private void fill(SizedOrder order) {
            StrategyMarket market = market(order.strategy());
            BigDecimal price = market.quote().takerPrice(order.side());
            BigDecimal value = market.value(order.quantity(), price);
            Execution execution =
                    new Execution(order.quantity(), value, value.multiply(feeRate), Execution.FeeIn.QUOTE);
            orders.add(order);
            Booking booking = order.purpose() == SizedOrder.Purpose.OPEN
                    ? Booking.opening(
                            order.strategy(), held(order.strategy()), PositionSide.openedBy(order.side()), execution)
                    : Booking.closing(order.strategy(), held(order.strategy()), execution);
            cash = cash.add(booking.cash());
            booking.holding()
                    .ifPresentOrElse(
                            held -> holdings.put(order.strategy(), held), () -> holdings.remove(order.strategy()));
        }

        private Books books() {
            return new Books(cash, new TreeMap<>(holdings));
        }

        private Optional<Holding> held(String strategy) {
            return Optional.ofNullable(holdings.get(strategy));
        }

        private StrategyMarket market(String strategy) {
            return Allocation.market(markets, strategy);
        }
    }
}
