package dev.scalpel.venue.oanda;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Responses of the venue, as far as they are used: oanda/v20-openapi. */
final class OandaResponses {

    private OandaResponses() {}

    /** Of any list, which a venue may leave out when it is empty. */
    static <T> List<T> rows(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows;
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static long millis(String time) {
        return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    record AccountSummary(Summary account) {}

    record Summary(
            String currency,
            BigDecimal balance,
            @JsonProperty("unrealizedPL") BigDecimal unrealised,
            BigDecimal marginUsed,
            BigDecimal marginAvailable,
            boolean hedgingEnabled) {}

    record Instruments(@Nullable List<Listed> instruments) {}

    record Listed(
            String name,
            String type,
            int displayPrecision,
            int tradeUnitsPrecision,
            BigDecimal minimumTradeSize,
            BigDecimal maximumOrderUnits,
            BigDecimal marginRate,
            @Nullable JsonNode commission) {}

    record Bars(@Nullable List<OneBar> candles) {}

    record OneBar(String time, long volume, boolean complete, Prices mid) {}

    record Prices(double o, double h, double l, double c) {}

    record Pricing(@Nullable List<Price> prices, @Nullable List<HomeConversions> homeConversions) {}

    /**
     * "HomeConversions": how amounts of a currency are converted into the account's, a gain, a loss, and the value of a position.
     */
    record HomeConversions(
            String currency,
            @Nullable BigDecimal accountGain,
            @Nullable BigDecimal accountLoss,
            @Nullable BigDecimal positionValue) {}

    record Price(
            String instrument,
            boolean tradeable,
            @Nullable List<Bucket> bids,
            @JsonProperty("asks") @Nullable List<Bucket> offers) {

        /** The best of a side; 0 where it has none. */
        static BigDecimal best(@Nullable List<Bucket> side) {
            return rows(side).stream().findFirst().map(Bucket::price).orElse(BigDecimal.ZERO);
        }
    }

    record Bucket(BigDecimal price) {}

    record Position(OfPosition position) {}

    record OfPosition(
            @JsonProperty("long") Side bought,
            @JsonProperty("short") Side sold,
            @Nullable BigDecimal marginUsed) {

        /** Of an account that nets, one of both is 0. */
        BigDecimal net() {
            return bought.units().add(sold.units());
        }
    }

    /** @param units below zero on the short side */
    record Side(BigDecimal units, @Nullable BigDecimal averagePrice) {}

    record Orders(@Nullable List<Order> orders) {}

    record Order(
            String id,
            String type,
            String state,
            String createTime,
            @Nullable String instrument,
            @Nullable BigDecimal units,
            @Nullable BigDecimal price,
            @Nullable Extensions clientExtensions) {}

    record OneOrder(Order order) {}

    record Extensions(@Nullable String id) {}

    /** What has become of a request: of an order that was created, or of a cancellation. */
    record Outcome(
            @Nullable Transaction orderCreateTransaction,
            @Nullable Transaction orderFillTransaction,
            @Nullable Transaction orderCancelTransaction) {}

    record Pages(@Nullable List<String> pages) {}

    record Transactions(@Nullable List<Transaction> transactions) {}

    record OneTransaction(Transaction transaction) {}

    /** Of any kind; a field that the kind does not have is absent. */
    record Transaction(
            String id,
            String time,
            String type,
            @Nullable String instrument,
            @Nullable BigDecimal units,
            @Nullable BigDecimal price,
            @Nullable String reason,
            @JsonProperty("orderID") @Nullable String orderId,
            @JsonProperty("clientOrderID") @Nullable String clientOrderId,
            @Nullable Extensions clientExtensions,
            @Nullable BigDecimal pl,
            @Nullable BigDecimal gainQuoteHomeConversionFactor,
            @Nullable Factors homeConversionFactors,
            @Nullable BigDecimal guaranteedExecutionFee,
            @Nullable BigDecimal financing,
            @Nullable BigDecimal commission,
            @Nullable List<PositionFinancing> positionFinancings) {

        /** Our id of the order that it creates; empty where it has none. */
        Optional<String> clientId() {
            return Optional.ofNullable(clientExtensions).map(extensions -> text(extensions.id()));
        }

        /** The account's currency per unit of the quote currency. */
        Optional<BigDecimal> rate() {
            return Optional.ofNullable(homeConversionFactors)
                    .flatMap(factors -> Optional.ofNullable(factors.gainQuoteHome()))
                    .flatMap(gain -> Optional.ofNullable(gain.factor()))
                    .or(() -> Optional.ofNullable(gainQuoteHomeConversionFactor))
                    .filter(rate -> rate.signum() > 0);
        }

        boolean isFill() {
            return type.equals("ORDER_FILL");
        }
    }

    /** "HomeConversionFactors", of which the newer fills have the rate; the older ones name it themselves. */
    record Factors(@Nullable Factor gainQuoteHome) {}

    record Factor(@Nullable BigDecimal factor) {}

    record PositionFinancing(String instrument, BigDecimal financing) {}
}
