package dev.scalpel.execution.portfolio;

import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Denomination;
import dev.scalpel.portfolio.allocation.OrderSupport;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.booking.ReportedHoldings;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.shards.ParallelSymbols;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Best prices and rules of the instruments that the next step depends on. */
final class PortfolioMarkets {

    private final PortfolioConfig config;
    private final Broker broker;
    private final ParallelSymbols parallel;

    PortfolioMarkets(PortfolioConfig config, Broker broker, ParallelSymbols parallel) {
        this.config = config;
        this.broker = broker;
        this.parallel = parallel;
    }

    Map<String, StrategyMarket> read(PortfolioState state) {
        List<String> names = new ArrayList<>(needed(state));
        List<StrategyMarket> markets = parallel.map(names, this::market);
        Map<String, StrategyMarket> byStrategy = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            byStrategy.put(names.get(i), markets.get(i));
        }
        return byStrategy;
    }

    private Set<String> needed(PortfolioState state) {
        Set<String> names = new TreeSet<>();
        Set<String> inDoubt = state.inDoubt();
        Set<String> byReports = ReportedHoldings.strategies(state);
        boolean opening = !Openings.of(state).isEmpty();
        config.strategies().keySet().forEach(name -> {
            StrategyState known = state.strategy(name);
            boolean holds = state.books().holding(name).isPresent();
            boolean closes = Openings.mustClose(state, name);
            boolean moves = known.pending().isPresent() || known.work().isPresent() || closes;
            boolean guarded = holds && config.protects(name, state);
            // While an order of another strategy is in doubt, it can only be closed or protected.
            if (!inDoubt.isEmpty()) {
                if (byReports.contains(name) || (!inDoubt.contains(name) && (closes || guarded))) {
                    names.add(name);
                }
            } else if (moves || guarded || (holds && opening && config.pricesAllHoldings())) {
                names.add(name);
            }
        });
        return names;
    }

    private StrategyMarket market(String strategy) {
        Symbol symbol = config.symbol(strategy);
        VenueInstrument instrument = broker.instrument(symbol);
        return new StrategyMarket(
                broker.quote(symbol),
                instrument.filters(),
                config.incrementBp(),
                OrderSupport.of(instrument, broker.capabilities()),
                config.entryWindow(instrument.instrument().session()),
                broker.capabilities().mayFeeBeInBase() ? config.takerFeeRate(strategy) : BigDecimal.ZERO,
                new Denomination(instrument.instrument().kind(), broker.conversion(symbol, config.quote())));
    }
}
