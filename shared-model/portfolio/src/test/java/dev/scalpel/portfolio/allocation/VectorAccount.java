package dev.scalpel.portfolio.allocation;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An account of BTC, ETH and SOL strategies whose slots are planned and filled one after the other. */
final class VectorAccount {

    private static final String NO_STEPS = "1e-20";

    private final Allocation allocation;
    private final Map<String, VenueFilters> filters = new HashMap<>();
    private final Map<String, String> prices = new HashMap<>();
    private BigDecimal feeRate = BigDecimal.ZERO;
    private BigDecimal incrementBp = BigDecimal.ZERO;
    private Books books;
    private SlotPlan last;

    private VectorAccount(
            AllocationPolicy policy, Valuation valuation, String cash, String btc, String eth, String sol) {
        List<Strategy> strategies = new ArrayList<>();
        Map<String, String> shares = new LinkedHashMap<>();
        shares.put("sol", sol);
        shares.put("eth", eth);
        shares.put("btc", btc);
        shares.forEach((name, share) -> {
            strategies.add(strategy(name, share));
            filters.put(name, filters(NO_STEPS, NO_STEPS));
        });
        this.allocation = new Allocation(policy, valuation, strategies);
        this.books = Books.ofCash(new BigDecimal(cash));
    }

    static VectorAccount boost(String cash, String btc, String eth, String sol) {
        return new VectorAccount(AllocationPolicy.BUY_SIDE_BOOST, Valuation.COST, cash, btc, eth, sol);
    }

    static VectorAccount boostAtMarket(String cash, String btc, String eth, String sol) {
        return new VectorAccount(AllocationPolicy.BUY_SIDE_BOOST, Valuation.MARKET, cash, btc, eth, sol);
    }

    static VectorAccount multi(String cash, String btc, String eth, String sol) {
        return new VectorAccount(AllocationPolicy.MULTI_STRATEGY, Valuation.COST, cash, btc, eth, sol);
    }

    static Strategy strategy(String name, String share) {
        InstrumentId instrument =
                new InstrumentId("binance", Symbol.parse(name.toUpperCase(java.util.Locale.ROOT) + "/USDT"));
        return new Strategy(name, instrument, Origin.SIGNAL, new BigDecimal(share));
    }

    static VenueFilters filters(String tick, String step) {
        return new VenueFilters(
                new BigDecimal(tick), new BigDecimal(step), BigDecimal.ZERO, new BigDecimal("1e12"), BigDecimal.ZERO);
    }

    VectorAccount feeBp(String basisPoints) {
        feeRate = new BigDecimal(basisPoints).movePointLeft(4);
        return this;
    }

    VectorAccount incrementBp(String basisPoints) {
        incrementBp = new BigDecimal(basisPoints);
        return this;
    }

    VectorAccount filters(String strategy, String tick, String step) {
        filters.put(strategy, filters(tick, step));
        return this;
    }

    VectorAccount filters(String strategy, VenueFilters known) {
        filters.put(strategy, known);
        return this;
    }

    VectorAccount price(String strategy, String price) {
        prices.put(strategy, price);
        return this;
    }

    VectorAccount holding(String strategy, String quantity, String cost) {
        return holding(strategy, PositionSide.LONG, quantity, cost);
    }

    VectorAccount holding(String strategy, PositionSide side, String quantity, String cost) {
        Execution execution =
                new Execution(new BigDecimal(quantity), new BigDecimal(cost), BigDecimal.ZERO, Execution.FeeIn.OTHER);
        books = books.transferred(new BigDecimal(cost)).opened(strategy, side, execution);
        return this;
    }

    /** {@code "eth sell", "btc buy", "btc short"}. */
    SlotPlan slot(String... signals) {
        Map<String, TargetState> targets = new LinkedHashMap<>();
        for (String signal : signals) {
            String[] parts = signal.split(" ");
            targets.put(
                    parts[0],
                    switch (parts[1]) {
                        case "buy" -> TargetState.LONG;
                        case "short" -> TargetState.SHORT;
                        default -> TargetState.FLAT;
                    });
        }
        Map<String, StrategyMarket> markets = markets();
        last = SlotPlan.of(allocation, books, targets, markets, feeRate);
        books = last.books();
        return last;
    }

    Map<String, StrategyMarket> markets() {
        Map<String, StrategyMarket> markets = new HashMap<>();
        prices.forEach((name, price) -> markets.put(
                name,
                new StrategyMarket(
                        new Quote(new BigDecimal(price), new BigDecimal(price)), filters.get(name), incrementBp)));
        return markets;
    }

    Allocation allocation() {
        return allocation;
    }

    Books books() {
        return books;
    }

    /** The orders of the last slot: {@code "OPEN btc 0.19 at 50000"}, without trailing zeros. */
    List<String> orders() {
        return last.orders().stream()
                .map(order -> order.purpose() + " " + order.strategy() + " " + plain(order.quantity()) + " at "
                        + plain(order.limit()))
                .toList();
    }

    String cash() {
        return plain(books.cash());
    }

    String value() {
        return plain(books.valueAtCost());
    }

    String cost(String strategy) {
        return books.holding(strategy).map(held -> plain(held.cost())).orElse("none");
    }

    static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
