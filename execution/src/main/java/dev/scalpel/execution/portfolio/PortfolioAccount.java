package dev.scalpel.execution.portfolio;

import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the account has, as the books count it. */
final class PortfolioAccount {

    private final PortfolioConfig config;
    private final Broker broker;

    PortfolioAccount(PortfolioConfig config, Broker broker) {
        this.config = config;
        this.broker = broker;
    }

    /**
     * @param money free cash, or on margin the wallet: what was deposited and realised; empty where it was not read
     * @param quantities of the instrument of each strategy that holds something, in the direction that it holds
     */
    record Snapshot(Optional<BigDecimal> money, Map<String, BigDecimal> quantities) {

        /** Nothing was read: positions are taken to be those of the books. */
        static final Snapshot NONE = new Snapshot(Optional.empty(), Map.of());

        Snapshot {
            quantities = Map.copyOf(quantities);
        }
    }

    Snapshot read(PortfolioState state) {
        if (broker.capabilities().margin()) {
            Snapshot positions = positions(state);
            return new Snapshot(Optional.of(money()), positions.quantities());
        }
        Map<String, BigDecimal> quantities = new HashMap<>();
        Balances balances = broker.balances();
        state.books()
                .holdings()
                .keySet()
                .forEach(name -> quantities.put(
                        name, balances.of(config.symbol(name).base()).total()));
        return new Snapshot(Optional.of(balances.of(config.quote()).free()), quantities);
    }

    /** What positions alone say, where they are netted. */
    Snapshot positions(PortfolioState state) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        state.books().holdings().forEach((name, held) -> {
            BigDecimal net = broker.netQuantity(config.symbol(name));
            BigDecimal same = held.side() == PositionSide.LONG ? net : net.negate();
            quantities.put(name, same.max(BigDecimal.ZERO));
        });
        return new Snapshot(Optional.empty(), quantities);
    }

    /** Free cash, or on margin the wallet. */
    BigDecimal money() {
        return broker.capabilities().margin()
                ? broker.marginAccount(config.quote()).walletBalance()
                : broker.balances().of(config.quote()).free();
    }

    /** The books' cash by what the account has: on margin the books set the cost of what is held aside, the wallet does not. */
    BigDecimal cash(BigDecimal money, PortfolioState state) {
        BigDecimal aside = state.books().valueAtCost().subtract(state.books().cash());
        return broker.capabilities().margin() ? money.subtract(aside) : money;
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
