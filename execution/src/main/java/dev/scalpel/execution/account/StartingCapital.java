package dev.scalpel.execution.account;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an account begins with: all that the venue held of the quote asset when the invocation first asked. Symbols that
 * begin together begin with the same, although the first one's order has locked some of it.
 */
public final class StartingCapital {

    private final Broker broker;
    private final Map<String, Told> byAsset = new ConcurrentHashMap<>();

    public StartingCapital(Broker broker) {
        this.broker = broker;
    }

    private record Told(String writer, BigDecimal amount) {}

    /**
     * @throws NoCapitalException when there is none
     */
    public BigDecimal of(Symbol symbol, InvocationContext moment) {
        Told told = byAsset.compute(
                symbol.quote(),
                (asset, known) -> Optional.ofNullable(known)
                        .filter(earlier -> earlier.writer().equals(moment.writer()))
                        .orElseGet(() -> new Told(
                                moment.writer(), broker.balances().of(asset).total())));
        if (told.amount().signum() <= 0) {
            throw new NoCapitalException(symbol);
        }
        return told.amount();
    }
}
