package dev.scalpel.localexchange.margin.account;

import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.contract.MarginMarkets;
import dev.scalpel.localexchange.orders.RecentStates;
import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One account: a balance in its own currency, and a netted position per instrument. */
public final class MarginAccount {

    /** The balance from an instant on. */
    private record Balance(BigDecimal amount, long time) implements StateHistory.Timed {}

    private final Map<MarginMarket, NettedPosition> positions = new LinkedHashMap<>();
    private final RecentStates<Balance> balances;

    /** @param history how far back past states are known */
    public MarginAccount(MarginMarkets markets, Duration history) {
        balances = new RecentStates<>(new Balance(BigDecimal.ZERO, 0), history.toMillis());
        markets.all().forEach(market -> positions.put(market, new NettedPosition(market, history.toMillis())));
    }

    /** What is realised: without the profit of open positions. */
    public BigDecimal balance() {
        return balances.present().amount();
    }

    public BigDecimal balanceAsOf(long time) {
        return balances.asOf(time).amount();
    }

    /** Adds to the balance, or takes from it. */
    public void book(BigDecimal amount, long now) {
        balances.add(new Balance(balance().add(amount), now));
    }

    public NettedPosition position(MarginMarket market) {
        NettedPosition position = positions.get(market);
        if (position == null) {
            throw new IllegalArgumentException("not listed: " + market.name());
        }
        return position;
    }

    /** Of every listed instrument, whether open or not. */
    public List<NettedPosition> positions() {
        return List.copyOf(positions.values());
    }

    public boolean hasPositions() {
        return positions.values().stream().anyMatch(NettedPosition::isOpen);
    }
}
