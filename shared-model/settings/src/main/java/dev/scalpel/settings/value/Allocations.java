package dev.scalpel.settings.value;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The traded symbols and the share of the account each may use.
 *
 * @param shares symbol to share of the account, more than 0 each, at most {@link #MAX_TOTAL_SHARE} together; in the order of the symbols
 */
public record Allocations(Map<Symbol, BigDecimal> shares) {

    /** The rest of the account is for fees and rounding. */
    public static final BigDecimal MAX_TOTAL_SHARE = new BigDecimal("0.98");

    private static final int EQUAL_SHARE_SCALE = 8;

    public Allocations {
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one symbol");
        }
        shares.forEach((symbol, share) -> {
            if (share.signum() <= 0) {
                throw new IllegalArgumentException("the share of " + symbol + " must be > 0: " + share.toPlainString());
            }
        });
        BigDecimal sum = sum(shares.values());
        if (sum.compareTo(MAX_TOTAL_SHARE) > 0) {
            throw new IllegalArgumentException(
                    "the shares together must be <= " + MAX_TOTAL_SHARE + ": " + sum.toPlainString());
        }
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    /** The same share of {@link #MAX_TOTAL_SHARE} for each, rounded down. */
    public static Allocations equal(Collection<Symbol> symbols) {
        return equal(symbols, MAX_TOTAL_SHARE);
    }

    private static Allocations equal(Collection<Symbol> symbols, BigDecimal total) {
        if (symbols.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one symbol");
        }
        BigDecimal share = total.divide(BigDecimal.valueOf(symbols.size()), EQUAL_SHARE_SCALE, RoundingMode.DOWN)
                .stripTrailingZeros();
        Map<Symbol, BigDecimal> shares = new LinkedHashMap<>();
        symbols.forEach(symbol -> shares.put(symbol, share));
        return new Allocations(shares);
    }

    /** In their natural order. */
    public List<Symbol> symbols() {
        return List.copyOf(shares.keySet());
    }

    public Optional<BigDecimal> share(Symbol symbol) {
        return Optional.ofNullable(shares.get(symbol));
    }

    public BigDecimal sum() {
        return sum(shares.values());
    }

    /** Equal shares shrink with the cap; explicit ones stay as they are. */
    public Allocations within(BigDecimal cap) {
        return equals(equal(shares.keySet())) ? equal(shares.keySet(), cap) : this;
    }

    public static BigDecimal sum(Collection<BigDecimal> shares) {
        return shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
