package dev.scalpel.portfolio.state;

/**
 * The newest order of a strategy: an id of an order is never used twice, also where a strategy closes and opens within one
 * minute.
 *
 * @param minute of the round, since the epoch
 * @param number of the strategy's orders in that minute
 */
public record OrderNumber(long minute, int number) {

    public static final OrderNumber NONE = new OrderNumber(0, 0);

    /** The next one of the same minute. */
    public OrderNumber next() {
        return new OrderNumber(minute, number + 1);
    }

    /** The next one; a round whose clock has gone back counts on in the minute of the order before. */
    public OrderNumber nextIn(long roundMinute) {
        return roundMinute > minute ? new OrderNumber(roundMinute, 1) : next();
    }
}
