package dev.scalpel.venue.coinbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The venue's responses, as far as they are used. Amounts and times are text; a missing amount may be an empty text. */
final class CoinbaseResponses {

    private CoinbaseResponses() {}

    /** "Get Server Time". */
    record ServerTime(@Nullable String iso) {}

    /** "Get Public Product". */
    record Instrument(
            @JsonProperty("product_id") String id,
            @JsonProperty("product_type") @Nullable String type,
            @Nullable String status,
            @JsonProperty("base_increment") @Nullable String baseIncrement,
            @JsonProperty("quote_increment") @Nullable String quoteIncrement,
            @JsonProperty("price_increment") @Nullable String priceIncrement,
            @JsonProperty("base_min_size") @Nullable String baseMinSize,
            @JsonProperty("base_max_size") @Nullable String baseMaxSize,
            @JsonProperty("quote_min_size") @Nullable String quoteMinSize,
            @JsonProperty("is_disabled") boolean disabled,
            @JsonProperty("trading_disabled") boolean tradingDisabled,
            @JsonProperty("view_only") boolean viewOnly,
            @JsonProperty("cancel_only") boolean cancelOnly,
            @JsonProperty("limit_only") boolean limitOnly,
            @JsonProperty("post_only") boolean postOnly,
            @JsonProperty("auction_mode") boolean auction) {}

    /** "Get Public Product Candles". */
    record Bars(@JsonProperty("candles") @Nullable List<Bar> bars) {}

    /** Its start in seconds. */
    record Bar(long start, double low, double high, double open, double close, double volume) {}

    /** "Get Public Market Trades". */
    record Trades(@Nullable List<Trade> trades) {}

    /** A public trade; its side is the maker's. */
    record Trade(@JsonProperty("trade_id") String id, BigDecimal price, BigDecimal size, String time, String side) {}

    /** "Get Best Bid/Ask". */
    record BestBidAsk(@Nullable List<Book> pricebooks) {}

    /** "Get Public Product Book". */
    record OneBook(Book pricebook) {}

    /** The best price first, on each side. */
    record Book(
            @JsonProperty("product_id") String product,
            @JsonProperty("bids") @Nullable List<Level> bidLevels,
            @JsonProperty("asks") @Nullable List<Level> askLevels) {}

    record Level(BigDecimal price, BigDecimal size) {}

    /** "Create Order". */
    record Created(
            boolean success,
            @JsonProperty("success_response") @Nullable Accepted accepted,
            @JsonProperty("error_response") @Nullable Refused refused) {}

    record Accepted(@JsonProperty("order_id") String orderId) {}

    /** Why an order was refused: one of three fields has the reason, by what refused it. */
    record Refused(
            @Nullable String error,
            @Nullable String message,
            @JsonProperty("error_details") @Nullable String details,

            @JsonProperty("preview_failure_reason") @Nullable
            String previewReason,

            @JsonProperty("new_order_failure_reason") @Nullable
            String orderReason) {}

    /** "Cancel Orders". */
    record Cancelled(@Nullable List<CancelResult> results) {}

    record CancelResult(
            boolean success,
            @JsonProperty("failure_reason") @Nullable String reason) {}

    /** "Get Order". */
    record OneOrder(Order order) {}

    /** "List Orders". */
    record Orders(
            @Nullable List<Order> orders,
            @JsonProperty("has_next") boolean hasNext,
            @Nullable String cursor) {}

    /** @param configuration an object with one field, named by the kind of order, that has its sizes and prices */
    record Order(
            @JsonProperty("order_id") String id,
            @JsonProperty("product_id") @Nullable String product,
            @JsonProperty("client_order_id") @Nullable String clientId,
            String side,
            String status,
            @JsonProperty("order_configuration") @Nullable JsonNode configuration,
            @JsonProperty("filled_size") @Nullable String filledSize,
            @JsonProperty("filled_value") @Nullable String filledValue,
            @JsonProperty("trigger_status") @Nullable String triggerStatus,
            @JsonProperty("created_time") @Nullable String createdTime,
            @JsonProperty("last_fill_time") @Nullable String lastFillTime,
            @JsonProperty("last_update_time") @Nullable String lastUpdateTime) {

        boolean isOf(Symbol symbol) {
            return isProduct(product, symbol);
        }
    }

    /** "List Fills". */
    record Fills(@Nullable List<Fill> fills, @Nullable String cursor) {}

    record Fill(
            @JsonProperty("entry_id") String id,
            @JsonProperty("order_id") String orderId,
            @JsonProperty("product_id") @Nullable String product,
            @JsonProperty("trade_time") String time,
            @JsonProperty("trade_type") String type,
            BigDecimal price,
            BigDecimal size,
            BigDecimal commission,
            @JsonProperty("liquidity_indicator") @Nullable String liquidity,
            @JsonProperty("size_in_quote") boolean sizeInQuote,
            String side) {

        boolean isOf(Symbol symbol) {
            return isProduct(product, symbol);
        }
    }

    /** "List Accounts". */
    record Accounts(
            @Nullable List<Account> accounts,
            @JsonProperty("has_next") boolean hasNext,
            @Nullable String cursor) {}

    record Account(
            String currency,
            @Nullable String type,
            @JsonProperty("available_balance") @Nullable Amount available,
            @Nullable Amount hold) {}

    record Amount(BigDecimal value) {}

    /** "Get API Key Permissions". */
    record KeyPermissions(
            @JsonProperty("can_trade") boolean canTrade,
            @JsonProperty("can_transfer") boolean canTransfer) {}

    /** "Get Transactions Summary". */
    record TransactionSummary(@JsonProperty("fee_tier") FeeTier feeTier) {}

    record FeeTier(
            @JsonProperty("maker_fee_rate") BigDecimal maker,
            @JsonProperty("taker_fee_rate") BigDecimal taker) {}

    /** Whether a row is of this product, where it names one: a filter may have been ignored. */
    private static boolean isProduct(@Nullable String product, Symbol symbol) {
        return product == null || product.isEmpty() || product.equals(CoinbaseAdapter.product(symbol));
    }

    /** The rows of a list that may be missing. */
    static <T> List<T> rows(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** An amount that may be missing or an empty text. */
    static Optional<BigDecimal> amount(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** A text that may be missing. */
    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
