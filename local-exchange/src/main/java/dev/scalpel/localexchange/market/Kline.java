package dev.scalpel.localexchange.market;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A row of {@code klines}: prices and what was traded in {@code [openTime, closeTime]}. */
public record Kline(
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

    private static final long SECOND = 1_000;

    /** The bar as known at {@code now}: complete once its minute is over. */
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

    /**
     * The seconds of a bar that have begun by {@code now}. A second opens and closes at the bar's price at that time, and
     * each trade is in exactly one second, so that together they are the bar again.
     */
    static List<Kline> seconds(Bar bar, List<AggregateTrade> tape, long now) {
        List<Kline> seconds = new ArrayList<>();
        int next = 0;
        for (long begin = bar.openTime(); begin < bar.openTime() + Minutes.MILLIS && begin <= now; begin += SECOND) {
            BigDecimal price = PricePath.price(bar, PricePath.phaseAt(begin - bar.openTime()));
            Kline second = quiet(begin, price).within(begin, SECOND);
            for (; next < tape.size() && tape.get(next).time() < begin + SECOND; next++) {
                if (tape.get(next).time() <= now) {
                    second = second.moved(tape.get(next).price()).moved(price).with(tape.get(next));
                }
            }
            seconds.add(second);
        }
        return seconds;
    }

    /** This row extended by a later one. */
    public Kline join(Kline later) {
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

    /** This row with the bounds of its interval. */
    public Kline within(long intervalOpen, long intervalMillis) {
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
