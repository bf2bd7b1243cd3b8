package dev.scalpel.localexchange.margin.contract;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Converts amounts of settlement currencies into the account's, by the prices of listed pairs. */
public final class Conversions {

    private static final MathContext PRECISION = MathContext.DECIMAL64;

    private final String home;
    private final List<MarginMarket> markets;
    private final BigDecimal markup;

    /**
     * @param home the account's currency
     * @param markup by which share a gain is converted at a worse rate and a loss at a higher one
     * @throws IllegalArgumentException when no listed pair converts a settlement currency, directly or over one other currency
     */
    public Conversions(String home, MarginMarkets markets, BigDecimal markup) {
        this.home = home;
        this.markets = markets.all();
        this.markup = markup;
        for (MarginMarket market : this.markets) {
            rate(market.listing().settlement());
        }
    }

    public String home() {
        return home;
    }

    /** How much of the account's currency one unit is, at the middle of the prices. */
    public BigDecimal rate(String currency) {
        return rate(currency, home)
                .or(() -> over(currency))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no listed pair converts " + currency + " into " + home + ": list " + currency + "/" + home));
    }

    /** The rate for a profit. */
    public BigDecimal gain(String currency) {
        return marked(currency, BigDecimal.ONE.subtract(markup));
    }

    /** The rate for a loss. */
    public BigDecimal loss(String currency) {
        return marked(currency, BigDecimal.ONE.add(markup));
    }

    private BigDecimal marked(String currency, BigDecimal factor) {
        return currency.equals(home) ? BigDecimal.ONE : rate(currency).multiply(factor, PRECISION);
    }

    private Optional<BigDecimal> over(String currency) {
        return markets.stream()
                .flatMap(market -> Stream.of(
                        market.listing().listing().symbol().base(),
                        market.listing().listing().symbol().quote()))
                .distinct()
                .flatMap(third -> rate(currency, third)
                        .flatMap(first -> rate(third, home).map(second -> first.multiply(second, PRECISION)))
                        .stream())
                .findFirst();
    }

    private Optional<BigDecimal> rate(String from, String to) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        return markets.stream()
                .flatMap(market -> rate(market, from, to).stream())
                .findFirst();
    }

    private static Optional<BigDecimal> rate(MarginMarket market, String from, String to) {
        String base = market.listing().listing().symbol().base();
        String quote = market.listing().listing().symbol().quote();
        if (base.equals(from) && quote.equals(to)) {
            return Optional.of(market.price());
        }
        return base.equals(to) && quote.equals(from)
                ? Optional.of(BigDecimal.ONE.divide(market.price(), PRECISION))
                : Optional.empty();
    }
}
