package dev.scalpel.execution.portfolio;

import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What the account has, as the books count it. */
final class PortfolioAccount {

    private final PortfolioConfig config;
    private final Broker broker;

    PortfolioAccount(PortfolioConfig config, Broker broker) {
        this.config = config;
        this.broker = broker;
    }

    /**
     * @param money free cash, or on margin the wallet: what was deposited and realised
     * @param quantities of the instrument of each strategy that holds something, in the direction that it holds
     */
    record Snapshot(BigDecimal money, Map<String, BigDecimal> quantities) {

        Snapshot {
            quantities = Map.copyOf(quantities);
        }
    }

    Snapshot read(PortfolioState state) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        if (broker.capabilities().margin()) {
            state.books().holdings().forEach((name, held) -> {
                BigDecimal net = broker.netQuantity(config.symbol(name));
                BigDecimal same = held.side() == PositionSide.LONG ? net : net.negate();
                quantities.put(name, same.max(BigDecimal.ZERO));
            });
            return new Snapshot(broker.marginAccount(config.quote()).walletBalance(), quantities);
        }
        Balances balances = broker.balances();
        state.books()
                .holdings()
                .keySet()
                .forEach(name -> quantities.put(
                        name, balances.of(config.symbol(name).base()).total()));
        return new Snapshot(balances.of(config.quote()).free(), quantities);
    }

    /** The books' cash by what the account has: on margin the books set the cost of what is held aside, the wallet does not. */
    BigDecimal cash(Snapshot account, PortfolioState state) {
        BigDecimal aside = state.books().valueAtCost().subtract(state.books().cash());
        return broker.capabilities().margin() ? account.money().subtract(aside) : account.money();
    }

    /** The smallest order that every instrument accepts. */
    BigDecimal minOrder() {
        return config.strategies().keySet().stream()
                .map(name -> broker.instrument(config.symbol(name)).filters().minNotional())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** Whether the venue reports no position that an entry could add to or turn. */
    boolean isFlat(String strategy) {
        Symbol symbol = config.symbol(strategy);
        return broker.netQuantity(symbol).signum() == 0;
    }
}
