package dev.scalpel.trading.futures;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The futures that are known, each by the root of its contracts' names. Multiplier and tick are those of the contract
 * specifications at cmegroup.com; all are traded and settled in dollars.
 */
public enum FuturesRoot {
    ES("50", "0.25", "HMUZ", ExpiryRule.THIRD_FRIDAY, "CME", "CME_MINI"),
    NQ("20", "0.25", "HMUZ", ExpiryRule.THIRD_FRIDAY, "CME", "CME_MINI"),
    RTY("50", "0.10", "HMUZ", ExpiryRule.THIRD_FRIDAY, "CME_MINI", "CME"),
    MES("5", "0.25", "HMUZ", ExpiryRule.THIRD_FRIDAY, "CME_MINI", "CME"),
    MNQ("2", "0.25", "HMUZ", ExpiryRule.THIRD_FRIDAY, "CME_MINI", "CME"),
    YM("5", "1", "HMUZ", ExpiryRule.THIRD_FRIDAY, "CBOT", "CBOT_MINI"),
    CL("1000", "0.01", FuturesRoot.ALL_MONTHS, ExpiryRule.CRUDE_OIL, "NYMEX"),
    GC("100", "0.10", "GJMQVZ", ExpiryRule.METAL, "COMEX"),
    SI("5000", "0.005", "HKNUZ", ExpiryRule.METAL, "COMEX");

    /** The letters of January to December in the name of a contract. */
    static final String ALL_MONTHS = "FGHJKMNQUVXZ";

    private static final String SEPARATOR = " ";
    private static final String CURRENCY = "USD";
    /** The price of an order for more than this could not be the best price any more. */
    private static final BigDecimal MAX_CONTRACTS = new BigDecimal("1000");

    private final BigDecimal multiplier;
    private final BigDecimal tickSize;
    private final String months;
    private final ExpiryRule expiry;
    private final String exchanges;

    FuturesRoot(String multiplier, String tickSize, String months, ExpiryRule expiry, String... exchanges) {
        this.multiplier = new BigDecimal(multiplier);
        this.tickSize = new BigDecimal(tickSize);
        this.months = months;
        this.expiry = expiry;
        this.exchanges = String.join(FuturesRoot.SEPARATOR, exchanges);
    }

    /** The root of this name, in upper-case letters. */
    public static Optional<FuturesRoot> of(String name) {
        return Arrays.stream(values()).filter(root -> root.name().equals(name)).findFirst();
    }

    /** What a strategy's instrument is called that trades whichever contract is in front. */
    public Symbol symbol() {
        return new Symbol(name(), CURRENCY);
    }

    /** Dollars per point and contract. */
    public BigDecimal multiplier() {
        return multiplier;
    }

    public BigDecimal tickSize() {
        return tickSize;
    }

    public ExpiryRule expiry() {
        return expiry;
    }

    /** Whether this name of an exchange, as alerts and charts have it, is one where it is traded. */
    public boolean isTradedAt(String exchange) {
        return List.of(exchanges.split(SEPARATOR)).contains(exchange);
    }

    /** Whether a contract expires in this month. */
    public boolean isListedIn(Month month) {
        return months.indexOf(ALL_MONTHS.charAt(month.getValue() - 1)) >= 0;
    }

    /** Units and limits of its contracts, which are traded in whole ones. */
    public VenueFilters filters() {
        return new VenueFilters(tickSize, BigDecimal.ONE, BigDecimal.ONE, MAX_CONTRACTS, BigDecimal.ZERO, multiplier);
    }

    static String names() {
        return Arrays.stream(values()).map(FuturesRoot::name).collect(Collectors.joining(", "));
    }
}
