package dev.scalpel.portfolio.allocation;

import dev.scalpel.strategy.PositionSize;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.InstrumentKind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How large a position a strategy wants: the one place of that rule, at a venue, on paper and in a backtest. Quantities are not
 * rounded to the instrument's steps here.
 *
 * @param value of the account, which shares and risks are parts of
 * @param leverage value of positions that the account may hold over its own value, 1 or more
 */
record PositionSizing(BigDecimal value, BigDecimal leverage) {

    /**
     * What a strategy wants.
     *
     * @param position its value in the account's currency
     * @param quantity where the size says one; empty where the value says it
     */
    record Wanted(BigDecimal position, Optional<BigDecimal> quantity) {}

    /**
     * Why an instrument cannot have positions of this size.
     *
     * @return empty if it can
     */
    static Optional<String> refusal(Strategy strategy, InstrumentKind kind, EntryTerms terms) {
        if (strategy.size() instanceof PositionSize.Contracts && kind == InstrumentKind.SPOT) {
            return Optional.of("contracts are for margin venues, and " + strategy.instrument()
                    + " is a spot pair: give the strategy a share, units or a risk");
        }
        if (strategy.size() instanceof PositionSize.Contracts && kind == InstrumentKind.FX) {
            return Optional.of(
                    "a currency pair has units and no contracts: give strategy " + strategy.name() + " units");
        }
        if (strategy.size() instanceof PositionSize.Units && kind == InstrumentKind.FUTURE) {
            return Optional.of("a future is traded in contracts: give strategy " + strategy.name() + " contracts");
        }
        return strategy.size() instanceof PositionSize.Risk && terms.stop().isEmpty()
                ? Optional.of(
                        "a risk needs the distance of a stop, and there is none: send order_stop with order_price,"
                                + " or give strategy " + strategy.name() + " a stopLoss")
                : Optional.empty();
    }

    /**
     * @param weight of a strategy with a share: its share, or more by the buy-side boost
     * @param market read only where the size needs it
     */
    Wanted wanted(Strategy strategy, PositionSide side, EntryTerms terms, BigDecimal weight, StrategyMarket market) {
        return strategy.size() instanceof PositionSize.Share
                ? new Wanted(part(Exact.product(weight, value), terms).multiply(leverage), Optional.empty())
                : fixed(quantity(strategy.size(), side, terms, market), side, market);
    }

    private BigDecimal quantity(PositionSize size, PositionSide side, EntryTerms terms, StrategyMarket market) {
        if (size instanceof PositionSize.Units units) {
            return Exact.quotientDown(
                    part(units.units(), terms), market.filters().multiplier());
        }
        if (size instanceof PositionSize.Contracts contracts) {
            return part(contracts.contracts(), terms);
        }
        BigDecimal risk = ((PositionSize.Risk) size).risk();
        BigDecimal lost = terms.stop()
                .map(distance ->
                        market.value(BigDecimal.ONE, market.sizingPrice(side)).multiply(distance))
                .orElseThrow(() -> new IllegalArgumentException("a risk needs the distance of a stop"));
        return Exact.quotientDown(part(Exact.product(risk, value), terms).max(BigDecimal.ZERO), lost);
    }

    private static Wanted fixed(BigDecimal quantity, PositionSide side, StrategyMarket market) {
        return new Wanted(market.value(quantity, market.sizingPrice(side)), Optional.of(quantity));
    }

    /**
     * The quantity that may be opened.
     *
     * @param scale that all entries shrink by, as a fraction; empty if the account has enough
     */
    static BigDecimal quantity(Wanted wanted, PositionSide side, StrategyMarket market, Optional<Fraction> scale) {
        if (wanted.quantity().isPresent()) {
            BigDecimal whole = wanted.quantity().get();
            return scale.map(factor -> factor.of(whole)).orElse(whole);
        }
        BigDecimal position = scale.map(factor -> factor.of(wanted.position())).orElse(wanted.position());
        return Exact.quotientDown(
                position.max(BigDecimal.ZERO), market.value(BigDecimal.ONE, market.sizingPrice(side)));
    }

    private static BigDecimal part(BigDecimal whole, EntryTerms terms) {
        return terms.part().compareTo(BigDecimal.ONE) == 0 ? whole : Exact.product(whole, terms.part());
    }

    /** What there is over what is needed: kept as both, so that nothing is rounded before it is multiplied. */
    record Fraction(BigDecimal has, BigDecimal needs) {

        BigDecimal of(BigDecimal amount) {
            return Exact.proportionDown(amount, has, needs);
        }
    }
}
