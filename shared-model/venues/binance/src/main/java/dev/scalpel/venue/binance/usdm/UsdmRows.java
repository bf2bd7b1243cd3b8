package dev.scalpel.venue.binance.usdm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.KeyRights;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Responses about the account, as far as we read them. Fields that some calls omit are nullable. */
final class UsdmRows {

    private UsdmRows() {}

    /** An order of the matching engine, as every call reports it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Order(
            String clientOrderId,
            long orderId,
            String side,
            String status,
            BigDecimal origQty,
            BigDecimal executedQty,
            @Nullable BigDecimal cumQuote,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stopPrice,
            @Nullable Long time,
            @Nullable Long updateTime) {}

    /**
     * A conditional order. Until its trigger is touched it is no order of the matching engine.
     *
     * @param quantity absent or 0 for one that closes whatever is held
     * @param actualOrderId of the order that it became; empty until then
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Algo(
            long algoId,
            String clientAlgoId,
            String orderType,
            String side,
            String algoStatus,
            @Nullable BigDecimal quantity,
            @Nullable String actualOrderId,
            @Nullable String actualQty,
            @Nullable BigDecimal triggerPrice,
            @Nullable BigDecimal price,
            @Nullable Long createTime,
            @Nullable Long updateTime,
            @Nullable Long triggerTime) {}

    /** The response to a change that has no other content. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Acknowledgement(@Nullable String code, @Nullable String msg) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Trade(
            long id,
            long orderId,
            String side,
            boolean maker,
            BigDecimal price,
            BigDecimal qty,
            BigDecimal commission,
            String commissionAsset,
            long time) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Account(List<Asset> assets) {

        Balances balances() {
            return new Balances(assets.stream().collect(Collectors.toMap(Asset::asset, Asset::balance)));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Asset(
            String asset,
            BigDecimal walletBalance,
            BigDecimal unrealizedProfit,
            BigDecimal maintMargin,
            BigDecimal availableBalance) {

        Balances.Balance balance() {
            BigDecimal rest = walletBalance.add(unrealizedProfit).subtract(availableBalance);
            return new Balances.Balance(availableBalance, rest.max(BigDecimal.ZERO));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Income(String incomeType, BigDecimal income, String asset, long time, long tranId) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FeeRates(BigDecimal makerCommissionRate, BigDecimal takerCommissionRate) {}

    /** What a key may do, as the spot API reports it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Restrictions(
            boolean enableWithdrawals,
            boolean enableInternalTransfer,
            boolean permitsUniversalTransfer,
            boolean enableFutures,
            boolean ipRestrict) {

        KeyRights rights() {
            boolean movesFunds = enableWithdrawals || enableInternalTransfer || permitsUniversalTransfer;
            return new KeyRights(enableFutures, movesFunds, ipRestrict);
        }
    }
}
