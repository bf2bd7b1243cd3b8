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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The traded symbols and the share of the account each may use.
 *
 * @param shares symbol to share of the account, more than 0 each, at most {@link #MAX_TOTAL_SHARE} together; in the order of the symbols.
 *     None where only {@code largest} is known
 * @param largest how many members of the universe are traded instead of named symbols; 0 where symbols are named
 * @param leaving those among the symbols that have left the universe: nothing is opened in them
 */
public record Allocations(Map<Symbol, BigDecimal> shares, int largest, Set<Symbol> leaving) {

    /** The rest of the account is for fees and rounding. */
    public static final BigDecimal MAX_TOTAL_SHARE = new BigDecimal("0.98");

    private static final int EQUAL_SHARE_SCALE = 8;

    public Allocations {
        if (shares.isEmpty() && largest == 0) {
            throw new IllegalArgumentException("there must be at least one symbol");
        }
        if (!shares.keySet().containsAll(leaving)) {
            throw new IllegalArgumentException("what is leaving must have a share: " + leaving);
        }
        leaving = Set.copyOf(leaving);
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

    /** Named symbols. */
    public Allocations(Map<Symbol, BigDecimal> shares) {
        this(shares, 0, Set.of());
    }

    /** The largest members of a universe that is not known yet. */
    public static Allocations ofLargest(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least one symbol");
        }
        return new Allocations(Map.of(), count, Set.of());
    }

    /**
     * The same with the members of the universe in force. Each has the same share; what is leaving has one too, so that all together
     * stay within the cap.
     *
     * @param cap on all shares together
     */
    public Allocations in(List<Symbol> members, Collection<Symbol> leaving, BigDecimal cap) {
        Set<Symbol> all = new TreeSet<>(members.subList(0, Math.min(largest, members.size())));
        Set<Symbol> others = new TreeSet<>(leaving);
        others.removeAll(all);
        all.addAll(others);
        BigDecimal share = MAX_TOTAL_SHARE
                .min(cap)
                .divide(BigDecimal.valueOf(Math.max(largest, all.size())), EQUAL_SHARE_SCALE, RoundingMode.DOWN);
        Map<Symbol, BigDecimal> shares = new TreeMap<>();
        all.forEach(symbol -> shares.put(symbol, share.stripTrailingZeros()));
        return new Allocations(shares, largest, others);
    }

    /** Whether the universe decides which symbols are traded. */
    public boolean followsUniverse() {
        return largest > 0;
    }

    /** How many symbols are traded, leaving ones apart. */
    public int count() {
        return followsUniverse() ? largest : shares.size();
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
        return !followsUniverse() && equals(equal(shares.keySet())) ? equal(shares.keySet(), cap) : this;
    }

    public static BigDecimal sum(Collection<BigDecimal> shares) {
        return shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
