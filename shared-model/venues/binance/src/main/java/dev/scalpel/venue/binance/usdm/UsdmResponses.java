package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public responses, as far as we read them. */
final class UsdmResponses {

    private UsdmResponses() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Time(long serverTime) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BestPrice(String symbol, BigDecimal bidPrice, BigDecimal askPrice) {}

    /** Each level is a price and a quantity. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Depth(
            @JsonProperty("bids") List<List<BigDecimal>> bidLevels,
            @JsonProperty("asks") List<List<BigDecimal>> askLevels) {}

    /** Trades of one taker order at one price. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AggregateTrade(
            @JsonProperty("a") long id,
            @JsonProperty("p") BigDecimal price,
            @JsonProperty("q") BigDecimal quantity,
            @JsonProperty("f") long firstTrade,
            @JsonProperty("l") long lastTrade,
            @JsonProperty("T") long time,
            @JsonProperty("m") boolean buyerWasMaker) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Funding(long fundingTime, BigDecimal fundingRate) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FundingInterval(String symbol, int fundingIntervalHours) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PremiumIndex(
            BigDecimal markPrice, BigDecimal indexPrice, BigDecimal lastFundingRate, long nextFundingTime, long time) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Listings(List<Contract> symbols) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contract(
            String symbol,
            String contractType,
            String status,
            String marginAsset,
            @Nullable BigDecimal liquidationFee,
            List<Filter> filters,
            List<String> orderTypes,
            @Nullable List<String> timeInForce) {}

    /** The fields of all kinds of filter: null where a kind has none. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Filter(
            String filterType,
            @Nullable BigDecimal tickSize,
            @Nullable BigDecimal stepSize,
            @Nullable BigDecimal minQty,
            @Nullable BigDecimal maxQty,
            @Nullable BigDecimal notional) {}
}
