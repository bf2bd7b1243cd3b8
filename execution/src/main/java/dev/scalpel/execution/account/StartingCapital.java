package dev.scalpel.execution.account;

import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An account's starting capital: everything that the venue held of the quote asset when the invocation first read it, or on
 * margin what the account was worth.
 * Symbols that start in one invocation share the figure, although the first one's order may have spent some since.
 */
public final class StartingCapital {

    private final Broker broker;
    private final Map<String, Recorded> byAsset = new ConcurrentHashMap<>();

    public StartingCapital(Broker broker) {
        this.broker = broker;
    }

    private record Recorded(String writer, BigDecimal amount) {}

    /**
     * The starting capital of a symbol.
     *
     * @throws NoCapitalException when there is none
     */
    public BigDecimal of(Symbol symbol, InvocationContext invocation) {
        Recorded recorded = byAsset.compute(
                symbol.quote(),
                (asset, known) -> Optional.ofNullable(known)
                        .filter(earlier -> earlier.writer().equals(invocation.writer()))
                        .orElseGet(() -> new Recorded(invocation.writer(), capital(asset))));
        if (recorded.amount().signum() <= 0) {
            throw new NoCapitalException(symbol);
        }
        return recorded.amount();
    }

    /** The balance; on margin what the account is worth, its wallet with the profit of what is open. */
    private BigDecimal capital(String asset) {
        return broker.capabilities().margin()
                ? broker.marginAccount(asset).equity()
                : broker.balances().of(asset).total();
    }
}
