package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Responses of public requests, as far as they are used. */
final class GeminiResponses {

    private GeminiResponses() {}

    /**
     * "Get Symbol Details".
     *
     * @param tickSize of quantities
     * @param quoteIncrement of prices
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Details(
            @JsonProperty("base_currency") String base,
            @JsonProperty("quote_currency") String quote,
            @JsonProperty("tick_size") BigDecimal tickSize,
            @JsonProperty("quote_increment") BigDecimal quoteIncrement,
            @JsonProperty("min_order_size") BigDecimal minOrderSize,
            String status,
            @JsonProperty("product_type") @Nullable String productType) {}

    /** "Get Current Order Book": the best prices come first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Book(
            @JsonProperty("bids") List<Level> bidLevels,
            @JsonProperty("asks") List<Level> askLevels) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Level(BigDecimal price, BigDecimal amount) {}

    /**
     * "List Trades".
     *
     * @param type what the taker did
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trade(
            @JsonProperty("timestampms") long time,
            @JsonProperty("tid") long id,
            BigDecimal price,
            BigDecimal amount,
            String type) {}
}
