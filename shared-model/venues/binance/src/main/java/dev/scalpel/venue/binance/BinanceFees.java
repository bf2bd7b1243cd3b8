package dev.scalpel.venue.binance;

import dev.scalpel.costs.AccountFee;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/**
 * An account's commission in one symbol. faqs/commission_faq.md, "How is the commission calculated?": of each of standard,
 * tax and special commission the rate of the liquidity (maker or taker) and that of the side (buyer or seller) are added.
 * Only the standard commission is multiplied by the discount, when the account pays in BNB. rest-api.md, "Query AccountFee
 * Rates", has the fields. An account without enough BNB pays without discount in the received asset.
 */
final class BinanceFees {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private BinanceFees() {}

    static AccountFee of(BinanceResponses.FeeRates rates) {
        BinanceResponses.Discount discount = rates.discount();
        boolean discounted = discount.enabledForAccount() && discount.enabledForSymbol();
        BigDecimal factor = discounted ? discount.discount() : BigDecimal.ONE;
        return new AccountFee(
                total(rates, factor, BinanceResponses.Rates::maker),
                total(rates, factor, BinanceResponses.Rates::taker),
                discounted ? Optional.of(discount.discountAsset()) : Optional.empty());
    }

    private static BigDecimal total(
            BinanceResponses.FeeRates rates,
            BigDecimal factor,
            Function<BinanceResponses.Rates, BigDecimal> liquidity) {
        return of(rates.standardCommission(), liquidity)
                .multiply(factor)
                .add(of(rates.specialCommission(), liquidity))
                .add(of(rates.taxCommission(), liquidity));
    }

    private static BigDecimal of(BinanceResponses.Rates rates, Function<BinanceResponses.Rates, BigDecimal> liquidity) {
        return liquidity.apply(rates).add(ofASide(rates));
    }

    /** A round trip buys once and sells once: each order is charged half of both. */
    private static BigDecimal ofASide(BinanceResponses.Rates rates) {
        return rates.buyer().add(rates.seller()).multiply(HALF);
    }
}
