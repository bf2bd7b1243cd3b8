package dev.scalpel.execution.broker;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderSide;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What fills of one side did to the account, exact to the last digit.
 *
 * @param quantity bought or sold, in the base asset, before fees
 * @param quote paid or received, in the quote asset, before fees
 * @param fees by asset
 */
public record Filled(
        Symbol symbol, OrderSide side, BigDecimal quantity, BigDecimal quote, Map<String, BigDecimal> fees) {

    public Filled {
        fees = Map.copyOf(fees);
    }

    public static Filled of(Symbol symbol, OrderSide side, Collection<Fill> fills) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal quote = BigDecimal.ZERO;
        Map<String, BigDecimal> fees = new TreeMap<>();
        for (Fill fill : fills) {
            quantity = quantity.add(fill.quantity());
            quote = quote.add(fill.price().multiply(fill.quantity()));
            fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add);
        }
        return new Filled(symbol, side, quantity, quote, fees);
    }

    /** By how much the account's balance of an asset changed; negative when it became less. */
    public BigDecimal changeOf(String asset) {
        BigDecimal moved = BigDecimal.ZERO;
        if (asset.equals(symbol.base())) {
            moved = side == OrderSide.BUY ? quantity : quantity.negate();
        } else if (asset.equals(symbol.quote())) {
            moved = side == OrderSide.BUY ? quote.negate() : quote;
        }
        return moved.subtract(fees.getOrDefault(asset, BigDecimal.ZERO));
    }

    /**
     * The mean price, before fees.
     *
     * @throws IllegalStateException when nothing was filled
     */
    public BigDecimal averagePrice() {
        if (quantity.signum() == 0) {
            throw new IllegalStateException("without a fill there is no price");
        }
        return quote.divide(quantity, MathContext.DECIMAL64);
    }

    /**
     * All fees in the quote asset: those of the base asset at the mean price.
     *
     * @param priceInQuote what one of any other asset is worth
     */
    public BigDecimal feesInQuote(Function<String, BigDecimal> priceInQuote) {
        return fees.entrySet().stream()
                .filter(fee -> fee.getValue().signum() != 0)
                .map(fee -> fee.getValue().multiply(price(fee.getKey(), priceInQuote)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal price(String asset, Function<String, BigDecimal> priceInQuote) {
        if (asset.equals(symbol.quote())) {
            return BigDecimal.ONE;
        }
        return asset.equals(symbol.base()) ? averagePrice() : priceInQuote.apply(asset);
    }
}
