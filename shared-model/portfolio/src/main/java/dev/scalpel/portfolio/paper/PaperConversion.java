package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * How paper trading converts amounts of an instrument's quote asset into the account's: at the newest close of the pair of the two.
 *
 * @param asset of the account
 * @param bars of the pair; empty where nothing is converted
 * @param inverse whether the account's asset is the pair's base
 */
public record PaperConversion(String asset, Optional<BarSeries> bars, boolean inverse) {

    /** Of an instrument that is quoted in the account's own asset. */
    public static PaperConversion none(String asset) {
        return new PaperConversion(asset, Optional.empty(), false);
    }

    boolean converts() {
        return bars.isPresent();
    }

    /** The account's asset per unit of the quote asset when this minute begins; empty before the pair's first bar. */
    Optional<BigDecimal> rate(long minute) {
        if (bars.isEmpty()) {
            return Optional.of(BigDecimal.ONE);
        }
        int closed = bars.get().firstRowFrom(minute);
        return closed == 0 ? Optional.empty() : Optional.of(rate(bars.get().close(closed - 1)));
    }

    private BigDecimal rate(double close) {
        BigDecimal exact = TradeRows.exact(close);
        return inverse ? BigDecimal.ONE.divide(exact, MathContext.DECIMAL64) : exact;
    }

    /**
     * A fill as a venue reports it that converts: its fee in the account's asset, with the rate and what it gained.
     *
     * @param profit of what it closed, in the quote asset
     */
    Fill settled(Fill fill, BigDecimal profit) {
        BigDecimal rate = rate(Minutes.floor(fill.time()))
                .orElseThrow(
                        () -> new IllegalStateException("a fill at " + fill.time() + " has no rate into " + asset));
        return new Fill(
                fill.tradeId(),
                fill.time(),
                fill.price(),
                fill.quantity(),
                fill.fee().multiply(rate),
                asset,
                Optional.of(new Fill.Settlement(rate, profit.multiply(rate))));
    }
}
