package dev.scalpel.local.cli.portfolio;

import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Denomination;
import dev.scalpel.portfolio.allocation.EntryTerms;
import dev.scalpel.portfolio.allocation.Execution;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.ConversionPair;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** From the options of a plan to books, target states and markets; checks that they belong to the portfolio. */
final class PlanInput {

    private static final String HOLD_FORM = "STRATEGY=QUANTITY@COST";

    private final NamedPortfolio portfolio;

    PlanInput(NamedPortfolio portfolio) {
        this.portfolio = portfolio;
    }

    /** @param holds a negative quantity is a short position; the cost is that of the whole quantity */
    Books books(BigDecimal cash, List<String> holds) {
        Books books = Books.ofCash(cash);
        for (Map.Entry<String, String> hold :
                NamedNumbers.texts("--hold", holds, HOLD_FORM).entrySet()) {
            requireStrategy("--hold", hold.getKey());
            String[] sides = hold.getValue().split("@", 2);
            if (sides.length < 2) {
                throw NamedNumbers.usage("--hold must be " + HOLD_FORM + ": '" + hold.getValue() + "'");
            }
            BigDecimal quantity = NamedNumbers.number("--hold", sides[0]);
            BigDecimal cost = NamedNumbers.number("--hold", sides[1]);
            if (quantity.signum() == 0 || cost.signum() <= 0) {
                throw NamedNumbers.usage("--hold needs a quantity that is not 0 and a cost > 0: " + hold.getValue());
            }
            PositionSide side = quantity.signum() > 0 ? PositionSide.LONG : PositionSide.SHORT;
            Execution held = new Execution(quantity.abs(), cost, BigDecimal.ZERO, Execution.FeeIn.OTHER);
            books = books.transferred(cost).opened(hold.getKey(), side, held);
        }
        return books;
    }

    /** @param signals {@code STRATEGY=buy}; a sale closes at a spot venue and opens short at one with margin */
    Map<String, TargetState> targets(List<String> signals) {
        boolean margin = portfolio.margin();
        TargetState sold = margin ? TargetState.SHORT : TargetState.FLAT;
        Map<String, TargetState> targets = new LinkedHashMap<>();
        NamedNumbers.texts("--signals", signals, "STRATEGY=buy").forEach((strategy, action) -> {
            requireStrategy("--signals", strategy);
            targets.put(
                    strategy,
                    switch (action.toLowerCase(Locale.ROOT)) {
                        case "buy", "long" -> TargetState.LONG;
                        case "sell", "short" -> sold;
                        case "flat" -> TargetState.FLAT;
                        default ->
                            throw NamedNumbers.usage(
                                    "--signals must be buy, sell, long, short or flat: '" + action + "'");
                    });
        });
        return targets;
    }

    /** The market of each strategy whose instrument has a price. */
    Map<String, StrategyMarket> markets(
            List<String> prices, List<String> ticks, List<String> steps, BigDecimal incrementBp) {
        Map<String, BigDecimal> priced = ofInstruments("--price", prices);
        Map<String, BigDecimal> tickOf = ofInstruments("--tick", ticks);
        Map<String, BigDecimal> stepOf = ofInstruments("--step", steps);
        InstrumentStore rules = new InstrumentStore(portfolio.context().store(), portfolio.venue());
        Map<String, StrategyMarket> markets = new HashMap<>();
        for (PortfolioStrategy strategy : portfolio.portfolio().strategies()) {
            String instrument = strategy.instrument().toString();
            BigDecimal price = priced.get(instrument);
            if (price != null) {
                VenueFilters filters = filters(
                        rules.newest(strategy.instrument()).filters(),
                        Optional.ofNullable(tickOf.get(instrument)),
                        Optional.ofNullable(stepOf.get(instrument)));
                InstrumentKind kind = rules.newest(strategy.instrument()).kind();
                markets.put(
                        strategy.name(),
                        new StrategyMarket(new Quote(price, price), filters, incrementBp)
                                .denominated(new Denomination(kind, conversion(strategy, priced))));
            }
        }
        return markets;
    }

    /** By the settings alone: what signals bring is not known before they come. */
    Map<String, EntryTerms> terms() {
        Map<String, EntryTerms> terms = new HashMap<>();
        portfolio
                .portfolio()
                .strategies()
                .forEach(strategy -> terms.put(strategy.name(), new EntryTerms(BigDecimal.ONE, strategy.stopLoss())));
        return terms;
    }

    /** By the price of the pair that converts. */
    private BigDecimal conversion(PortfolioStrategy strategy, Map<String, BigDecimal> priced) {
        Optional<ConversionPair> pair = pair(strategy);
        if (pair.isEmpty()) {
            return BigDecimal.ONE;
        }
        BigDecimal price = Optional.ofNullable(priced.get(pair.get().symbol().toString()))
                .orElseThrow(() ->
                        NamedNumbers.usage("--price must name " + pair.get().symbol() + ", which converts "
                                + strategy.instrument().quote() + " into "
                                + portfolio.portfolio().quote()));
        return pair.get().inverse() ? BigDecimal.ONE.divide(price, MathContext.DECIMAL64) : price;
    }

    private Optional<ConversionPair> pair(PortfolioStrategy strategy) {
        return ConversionPair.of(
                strategy.instrument().quote(), portfolio.portfolio().quote());
    }

    private static VenueFilters filters(VenueFilters stored, Optional<BigDecimal> tick, Optional<BigDecimal> step) {
        return new VenueFilters(
                tick.orElse(stored.tickSize()),
                step.orElse(stored.stepSize()),
                stored.minQuantity(),
                stored.maxQuantity(),
                stored.minNotional(),
                stored.multiplier());
    }

    /** Every strategy that holds something or has a signal needs the price of its instrument. */
    void requirePrices(Books books, Map<String, TargetState> targets, Map<String, StrategyMarket> markets) {
        for (PortfolioStrategy strategy : portfolio.portfolio().strategies()) {
            boolean used = books.holding(strategy.name()).isPresent() || targets.containsKey(strategy.name());
            if (used && !markets.containsKey(strategy.name())) {
                throw NamedNumbers.usage("--price must name " + strategy.instrument() + ", which strategy "
                        + strategy.name() + " trades");
            }
        }
    }

    private Map<String, BigDecimal> ofInstruments(String option, List<String> given) {
        Map<String, BigDecimal> numbers = NamedNumbers.positive(option, given, "BASE/QUOTE=NUMBER");
        List<String> known = portfolio.portfolio().strategies().stream()
                .flatMap(each ->
                        Stream.concat(Stream.of(each.instrument()), pair(each).map(ConversionPair::symbol).stream()))
                .map(Symbol::toString)
                .distinct()
                .toList();
        numbers.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw NamedNumbers.usage(option + " names " + unknown
                            + ", which no strategy of the portfolio trades: " + String.join(", ", known));
                });
        return numbers;
    }

    private void requireStrategy(String option, String name) {
        List<String> known = portfolio.portfolio().strategies().stream()
                .map(PortfolioStrategy::name)
                .toList();
        if (!known.contains(name)) {
            throw NamedNumbers.usage(option + " names strategy '" + name + "'; portfolio "
                    + portfolio.portfolio().name() + " has " + String.join(", ", known));
        }
    }
}
