package dev.scalpel.localexchange.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;

/** Public trades of one price, side and instant, as {@code aggTrades} reports them; the range of trade ids is inclusive. */
public record AggregateTrade(
        long id,
        BigDecimal price,
        BigDecimal quantity,
        long firstTradeId,
        long lastTradeId,
        long time,
        boolean buyerIsMaker) {

    private static final int MIN_SCALE = 8;

    /** Its trades: equal parts of it, of which the last takes the rounding remainder. */
    public List<SingleTrade> singles() {
        long count = lastTradeId - firstTradeId + 1;
        BigDecimal part = part(BigDecimal.valueOf(count));
        BigDecimal last = quantity.subtract(part.multiply(BigDecimal.valueOf(count - 1)));
        return LongStream.rangeClosed(firstTradeId, lastTradeId)
                .mapToObj(each -> new SingleTrade(each, price, each == lastTradeId ? last : part, time, buyerIsMaker))
                .toList();
    }

    /** Above zero: with more decimals than the quantity where there are too many parts. */
    private BigDecimal part(BigDecimal count) {
        int scale = Math.max(MIN_SCALE, quantity.scale());
        BigDecimal part = quantity.divide(count, scale, RoundingMode.DOWN);
        while (part.signum() == 0) {
            part = quantity.divide(count, ++scale, RoundingMode.DOWN);
        }
        return part;
    }

    BigDecimal quoteQuantity() {
        return price.multiply(quantity);
    }
}
