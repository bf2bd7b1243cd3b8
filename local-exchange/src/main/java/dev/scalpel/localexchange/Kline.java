package dev.scalpel.localexchange;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.List;

/** A row of {@code klines}: prices and what was traded in {@code [openTime, closeTime]}. */
record Kline(
        long openTime,
        long closeTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal quoteVolume,
        long trades,
        BigDecimal takerBuyVolume,
        BigDecimal takerBuyQuoteVolume) {

    /** The bar as far as it is known at {@code now}: the whole one when it is over. */
    static Kline of(Bar bar, List<AggregateTrade> tape, long now) {
        int lastPhase = PricePath.phaseAt(Math.min(now - bar.openTime(), Minutes.MILLIS - 1));
        BigDecimal open = PricePath.price(bar, 0);
        Kline kline = quiet(bar.openTime(), open);
        for (int phase = 1; phase <= lastPhase; phase++) {
            kline = kline.moved(PricePath.price(bar, phase));
        }
        for (AggregateTrade trade : tape) {
            if (trade.time() <= now) {
                kline = kline.with(trade);
            }
        }
        return kline;
    }

    /** This row lengthened by a later one. */
    Kline join(Kline later) {
        return new Kline(
                openTime,
                later.closeTime,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                quoteVolume.add(later.quoteVolume),
                trades + later.trades,
                takerBuyVolume.add(later.takerBuyVolume),
                takerBuyQuoteVolume.add(later.takerBuyQuoteVolume));
    }

    /** This row with the ends of the interval that it is a part of. */
    Kline within(long intervalOpen, long intervalMillis) {
        return new Kline(
                intervalOpen,
                intervalOpen + intervalMillis - 1,
                open,
                high,
                low,
                close,
                volume,
                quoteVolume,
                trades,
                takerBuyVolume,
                takerBuyQuoteVolume);
    }

    private static Kline quiet(long openTime, BigDecimal price) {
        BigDecimal none = BigDecimal.ZERO;
        return new Kline(
                openTime, openTime + Minutes.MILLIS - 1, price, price, price, price, none, none, 0, none, none);
    }

    private Kline moved(BigDecimal price) {
        return new Kline(
                openTime,
                closeTime,
                open,
                high.max(price),
                low.min(price),
                price,
                volume,
                quoteVolume,
                trades,
                takerBuyVolume,
                takerBuyQuoteVolume);
    }

    private Kline with(AggregateTrade trade) {
        BigDecimal bought = trade.buyerIsMaker() ? BigDecimal.ZERO : trade.quantity();
        return new Kline(
                openTime,
                closeTime,
                open,
                high,
                low,
                close,
                volume.add(trade.quantity()),
                quoteVolume.add(trade.quoteQuantity()),
                trades + trade.lastTradeId() - trade.firstTradeId() + 1,
                takerBuyVolume.add(bought),
                takerBuyQuoteVolume.add(bought.multiply(trade.price())));
    }
}
