package dev.scalpel.venue.sample;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sample venue's requests and responses. */
final class SampleResponses {

    private SampleResponses() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Time(long millis) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Candles(List<Candle> candles) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Candle(
            long start,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long trades,
            double bought) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tape(List<Print> trades) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Print(String id, long millis, BigDecimal price, BigDecimal quantity, boolean takerBought) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instrument(boolean open, BigDecimal tick, BigDecimal step, BigDecimal smallest, BigDecimal largest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Book(BigDecimal bid, BigDecimal ask) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Quotes(List<OneQuote> quotes) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OneQuote(String instrument, BigDecimal bid, BigDecimal ask) {}

    /** The best prices come first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Depth(List<Level> bidLevels, List<Level> askLevels) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Level(BigDecimal price, BigDecimal quantity) {}

    /** @param rate of every order, as a share of its value */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fee(BigDecimal rate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Account(
            BigDecimal wallet,
            BigDecimal unrealised,
            BigDecimal available,
            BigDecimal maintenance,
            boolean mayTrade,
            boolean mayWithdraw) {}

    /**
     * @param quantity negative of a short
     * @param liquidation absent without a position, or if no price liquidates it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Position(
            BigDecimal quantity,
            BigDecimal entry,
            BigDecimal mark,
            @Nullable BigDecimal liquidation,
            BigDecimal margin) {}

    /** How positions in an instrument are opened. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Margin(boolean oneWay, boolean isolated, int leverage) {}

    /** One tier for every size. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Terms(
            BigDecimal largestNotional, int maxLeverage, BigDecimal maintenanceRate, BigDecimal liquidationFeeRate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Payments(List<Payment> payments) {}

    /** @param kind funding or liquidation */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Payment(String id, String kind, BigDecimal amount, long millis) {}

    /** @param lifetime of the token, in milliseconds */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Session(String token, long lifetime) {}

    /**
     * An order to be placed.
     *
     * @param trigger of a stop; without it and without a target the order trades at once or not at all
     * @param target at which it trades at the best price, without a limit; only of an order without a trigger
     * @param reduceOnly it closes a part of the position at most
     * @param acceptUntil epoch milliseconds after which the venue refuses it
     */
    record Placed(
            String id,
            String instrument,
            String side,
            BigDecimal quantity,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal trigger,
            @Nullable BigDecimal target,
            boolean reduceOnly,
            long acceptUntil) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Orders(List<Order> orders) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Order(
            String id,
            String side,
            String state,
            BigDecimal quantity,
            BigDecimal filled,
            BigDecimal value,
            @Nullable BigDecimal limit,
            @Nullable BigDecimal trigger,
            @Nullable BigDecimal target,
            boolean triggered,
            boolean reduceOnly,
            long changed) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fills(List<OneFill> fills) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OneFill(
            String id,
            String order,
            String side,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal fee,
            String cause,
            long millis) {}
}
