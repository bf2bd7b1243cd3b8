package dev.scalpel.portfolio.allocation;

import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.strategy.PositionSize;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sizes of a portfolio's orders. Pure: from the books after what closes has been closed, from the markets, and from what
 * is to be opened.
 *
 * @param leverage of positions on margin, 1 or more: the account may hold so many times its value. 1 where nothing is borrowed
 * @param strategies of the portfolio, in any order
 */
public record Allocation(AllocationPolicy policy, Valuation valuation, BigDecimal leverage, List<Strategy> strategies) {

    /** The part of the value that no order of ours uses. */
    public static final BigDecimal RESERVE = new BigDecimal("0.02");

    /** A holder is not trimmed for less than this part of the value. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

    public Allocation {
        if (leverage.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("leverage must be >= 1: " + leverage);
        }
        strategies = strategies.stream().sorted(Weights.ORDER).toList();
    }

    /** Without leverage. */
    public Allocation(AllocationPolicy policy, Valuation valuation, List<Strategy> strategies) {
        this(policy, valuation, BigDecimal.ONE, strategies);
    }

    /**
     * What sizes are measured against: cash, and the holdings at cost or at the best price.
     *
     * @param markets of every strategy that holds something
     */
    public BigDecimal value(Books books, Map<String, StrategyMarket> markets) {
        BigDecimal value = books.cash();
        for (Map.Entry<String, Holding> entry : books.holdings().entrySet()) {
            value = value.add(worth(entry.getKey(), entry.getValue(), markets));
        }
        return value;
    }

    /** What may be opened: cash without the reserve; with leverage that many times the account without it, less what is held. */
    public BigDecimal spendable(Books books, Map<String, StrategyMarket> markets) {
        BigDecimal value = value(books, markets);
        BigDecimal held = value.subtract(books.cash());
        return value.subtract(Exact.product(RESERVE, value))
                .multiply(leverage)
                .subtract(held)
                .max(BigDecimal.ZERO);
    }

    /** The same for strategies that open as much as their weights allow. */
    public Sizes trims(Books books, Map<String, PositionSide> opening, Map<String, StrategyMarket> markets) {
        return trims(books, opening, Map.of(), markets);
    }

    /**
     * The sales that free cash for entries: of every holder that has more than its weight, if the cash is not enough. Only by
     * the buy-side boost.
     *
     * @param opening the strategies that open, none of which holds anything
     * @param terms of a strategy's entry; {@link EntryTerms#WHOLE} where none are given
     */
    public Sizes trims(
            Books books,
            Map<String, PositionSide> opening,
            Map<String, EntryTerms> terms,
            Map<String, StrategyMarket> markets) {
        List<SizedOrder> orders = new ArrayList<>();
        List<String> belowMinimum = new ArrayList<>();
        Map<String, BigDecimal> weights = weights(books, opening.keySet());
        BigDecimal value = value(books, markets);
        BigDecimal need = need(wanted(books, opening, terms, markets));
        boolean enough = need.compareTo(spendable(books, markets)) <= 0;
        if (policy == AllocationPolicy.MULTI_STRATEGY || enough) {
            return new Sizes(orders, belowMinimum);
        }
        for (Strategy strategy : strategies) {
            Optional<Holding> held = books.holding(strategy.name());
            if (held.isPresent() && strategy.size() instanceof PositionSize.Share) {
                StrategyMarket market = market(markets, strategy.name());
                BigDecimal weight = weights.getOrDefault(strategy.name(), BigDecimal.ZERO);
                BigDecimal wanted = Exact.product(weight, value).multiply(leverage);
                BigDecimal worth = worth(strategy.name(), held.get(), markets);
                trim(
                                strategy.name(),
                                held.get(),
                                market,
                                worth,
                                worth.subtract(wanted),
                                Exact.product(TOLERANCE, value))
                        .ifPresent(order -> add(order, market, orders, belowMinimum));
            }
        }
        return new Sizes(orders, belowMinimum);
    }

    private Optional<SizedOrder> trim(
            String strategy,
            Holding held,
            StrategyMarket market,
            BigDecimal worth,
            BigDecimal excess,
            BigDecimal tolerance) {
        if (excess.compareTo(tolerance) <= 0 || worth.signum() <= 0) {
            return Optional.empty();
        }
        OrderSide side = held.side().exitSide();
        BigDecimal quantity =
                Exact.proportionDown(held.quantity(), excess, worth).min(held.quantity());
        return Optional.of(new SizedOrder(strategy, SizedOrder.Purpose.TRIM, side, quantity, market.limit(side)));
    }

    /** The same for strategies that open as much as their weights allow. */
    public Sizes entries(Books books, Map<String, PositionSide> opening, Map<String, StrategyMarket> markets) {
        return entries(books, opening, Map.of(), markets);
    }

    /**
     * The orders that open positions, together within the spendable cash even if each fills at its limit.
     *
     * @param opening the strategies that open, none of which holds anything, with their sides
     * @param terms of a strategy's entry; {@link EntryTerms#WHOLE} where none are given
     */
    public Sizes entries(
            Books books,
            Map<String, PositionSide> opening,
            Map<String, EntryTerms> terms,
            Map<String, StrategyMarket> markets) {
        List<SizedOrder> orders = new ArrayList<>();
        List<String> belowMinimum = new ArrayList<>();
        Map<String, PositionSizing.Wanted> wanted = wanted(books, opening, terms, markets);
        Optional<PositionSizing.Fraction> scale = scale(need(wanted), spendable(books, markets));
        for (Strategy strategy : strategies) {
            PositionSide side = opening.get(strategy.name());
            PositionSizing.Wanted size = wanted.get(strategy.name());
            if (side == null || size == null) {
                continue;
            }
            StrategyMarket market = market(markets, strategy.name());
            BigDecimal quantity = PositionSizing.quantity(size, side, market, scale);
            OrderSide order = side.entrySide();
            add(
                    new SizedOrder(strategy.name(), SizedOrder.Purpose.OPEN, order, quantity, market.limit(order)),
                    market,
                    orders,
                    belowMinimum);
        }
        return new Sizes(orders, belowMinimum);
    }

    /**
     * The rests of entries that have not filled yet: as they are, or all smaller by the same factor if the cash does not allow
     * them any more.
     */
    public Sizes rests(Books books, List<SizedOrder> wanted, Map<String, StrategyMarket> markets) {
        List<SizedOrder> orders = new ArrayList<>();
        List<String> belowMinimum = new ArrayList<>();
        BigDecimal positions = BigDecimal.ZERO;
        for (SizedOrder order : wanted) {
            PositionSide side = PositionSide.openedBy(order.side());
            StrategyMarket market = market(markets, order.strategy());
            positions = positions.add(market.value(order.quantity(), market.sizingPrice(side)));
        }
        Optional<PositionSizing.Fraction> scale = scale(positions, spendable(books, markets));
        for (SizedOrder order : wanted) {
            BigDecimal quantity =
                    scale.map(factor -> factor.of(order.quantity())).orElse(order.quantity());
            SizedOrder scaled =
                    new SizedOrder(order.strategy(), order.purpose(), order.side(), quantity, order.limit());
            add(scaled, market(markets, order.strategy()), orders, belowMinimum);
        }
        return new Sizes(orders, belowMinimum);
    }

    /** The order of a purpose for a strategy at its market's limit; its quantity is not rounded yet. */
    public static SizedOrder order(
            String strategy,
            SizedOrder.Purpose purpose,
            PositionSide side,
            BigDecimal quantity,
            StrategyMarket market) {
        OrderSide order = purpose == SizedOrder.Purpose.OPEN ? side.entrySide() : side.exitSide();
        return new SizedOrder(strategy, purpose, order, quantity, market.limit(order));
    }

    /** The order that closes all that a strategy holds; empty if it holds less than the venue's minimum. */
    public static Optional<SizedOrder> close(String strategy, Holding held, StrategyMarket market) {
        OrderSide side = held.side().exitSide();
        BigDecimal limit = market.limit(side);
        BigDecimal quantity = market.acceptedQuantity(held.quantity(), limit);
        return quantity.signum() == 0
                ? Optional.empty()
                : Optional.of(new SizedOrder(strategy, SizedOrder.Purpose.CLOSE, side, quantity, limit));
    }

    /** Whether a holding is dust: the venue accepts no order that would close it. */
    public static boolean isDust(Holding held, StrategyMarket market) {
        BigDecimal price = market.quote().takerPrice(held.side().exitSide());
        return market.acceptedQuantity(held.quantity(), price).signum() == 0;
    }

    private static void add(
            SizedOrder order, StrategyMarket market, List<SizedOrder> orders, List<String> belowMinimum) {
        BigDecimal accepted = market.acceptedQuantity(order.quantity(), order.limit());
        if (accepted.signum() == 0) {
            belowMinimum.add(order.strategy());
        } else {
            orders.add(new SizedOrder(order.strategy(), order.purpose(), order.side(), accepted, order.limit()));
        }
    }

    private Map<String, BigDecimal> weights(Books books, Set<String> opening) {
        Set<String> active = new HashSet<>(books.holdings().keySet());
        active.addAll(opening);
        return Weights.of(policy, strategies, active);
    }

    /** What each of these strategies wants, of those whose size their instrument can have. */
    private Map<String, PositionSizing.Wanted> wanted(
            Books books,
            Map<String, PositionSide> opening,
            Map<String, EntryTerms> terms,
            Map<String, StrategyMarket> markets) {
        Map<String, BigDecimal> weights = weights(books, opening.keySet());
        PositionSizing sizing = new PositionSizing(value(books, markets), leverage);
        Map<String, PositionSizing.Wanted> wanted = new TreeMap<>();
        for (Strategy strategy : strategies) {
            PositionSide side = opening.get(strategy.name());
            if (side != null && refusal(strategy, terms, markets).isEmpty()) {
                wanted.put(
                        strategy.name(),
                        sizing.wanted(
                                strategy,
                                side,
                                terms.getOrDefault(strategy.name(), EntryTerms.WHOLE),
                                weights.getOrDefault(strategy.name(), BigDecimal.ZERO),
                                market(markets, strategy.name())));
            }
        }
        return wanted;
    }

    /** Why nothing of a strategy's size can be opened in its instrument, in words; empty if something can. */
    public static Optional<String> refusal(
            Strategy strategy, Map<String, EntryTerms> terms, Map<String, StrategyMarket> markets) {
        return PositionSizing.refusal(
                strategy,
                market(markets, strategy.name()).denomination().kind(),
                terms.getOrDefault(strategy.name(), EntryTerms.WHOLE));
    }

    private static BigDecimal need(Map<String, PositionSizing.Wanted> wanted) {
        return wanted.values().stream().map(PositionSizing.Wanted::position).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Empty if there is enough. */
    private static Optional<PositionSizing.Fraction> scale(BigDecimal need, BigDecimal spendable) {
        return need.compareTo(spendable) <= 0
                ? Optional.empty()
                : Optional.of(new PositionSizing.Fraction(spendable, need));
    }

    private BigDecimal worth(String strategy, Holding held, Map<String, StrategyMarket> markets) {
        return valuation == Valuation.COST
                ? held.cost()
                : held.worth(market(markets, strategy).closingValue(held));
    }

    static StrategyMarket market(Map<String, StrategyMarket> markets, String strategy) {
        StrategyMarket market = markets.get(strategy);
        if (market == null) {
            throw new IllegalArgumentException("no market is given for strategy " + strategy);
        }
        return market;
    }
}
