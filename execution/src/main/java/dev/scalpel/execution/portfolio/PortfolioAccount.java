package dev.scalpel.execution.portfolio;

import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.round.DriftBooking;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What the account has, as the books count it. */
final class PortfolioAccount {

    private final PortfolioConfig config;
    private final Broker broker;

    PortfolioAccount(PortfolioConfig config, Broker broker) {
        this.config = config;
        this.broker = broker;
    }

    /** The cash that a new portfolio begins with. */
    BigDecimal free() {
        return broker.capabilities().margin()
                ? broker.marginAccount(config.quote()).walletBalance()
                : broker.balances().of(config.quote()).free();
    }

    DriftBooking compared(PortfolioState state) {
        BigDecimal minOrder = config.strategies().keySet().stream()
                .map(name -> broker.instrument(config.symbol(name)).filters().minNotional())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return broker.capabilities().margin()
                ? DriftBooking.of(state, marginCash(state), positions(state), minOrder)
                : comparedWithBalances(state, minOrder);
    }

    private DriftBooking comparedWithBalances(PortfolioState state, BigDecimal minOrder) {
        Balances balances = broker.balances();
        Map<String, BigDecimal> quantities = new TreeMap<>();
        state.books()
                .holdings()
                .keySet()
                .forEach(name -> quantities.put(
                        name, balances.of(config.symbol(name).base()).total()));
        return DriftBooking.of(state, balances.of(config.quote()).free(), quantities, minOrder);
    }

    /** What a position was opened for is set aside in the books, and is part of the wallet. */
    private BigDecimal marginCash(PortfolioState state) {
        BigDecimal aside = state.books().valueAtCost().subtract(state.books().cash());
        return broker.marginAccount(config.quote()).walletBalance().subtract(aside);
    }

    private Map<String, BigDecimal> positions(PortfolioState state) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        for (Map.Entry<String, Holding> entry : state.books().holdings().entrySet()) {
            BigDecimal net = broker.netQuantity(config.symbol(entry.getKey()));
            BigDecimal held = entry.getValue().side() == PositionSide.LONG ? net : net.negate();
            quantities.put(entry.getKey(), held.max(BigDecimal.ZERO));
        }
        return quantities;
    }

    /** Whether the venue reports no position that an entry could add to or turn. */
    boolean isFlat(String strategy) {
        Symbol symbol = config.symbol(strategy);
        return broker.netQuantity(symbol).signum() == 0;
    }
}
