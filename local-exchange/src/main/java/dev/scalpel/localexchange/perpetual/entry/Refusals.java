package dev.scalpel.localexchange.perpetual.entry;

import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Reason;
import java.math.BigDecimal;

/**
 * The refusals of the market: the error codes of Binance's futures (usds-margined-futures/error-code), and the reasons for other
 * APIs.
 */
public final class Refusals {

    private Refusals() {}

    static ApiException precision() {
        return ApiException.refused(-1111, "Precision is over the maximum defined for this asset.");
    }

    static ApiException duplicate() {
        return ApiException.refused(-4116, "ClientOrderId is duplicated.").because(Reason.DUPLICATE_ID);
    }

    static ApiException reduceOnly() {
        return ApiException.refused(-2022, "ReduceOnly Order is rejected.").because(Reason.NOTHING_TO_REDUCE);
    }

    static ApiException marginInsufficient() {
        return ApiException.refused(-2019, "Margin is insufficient.").because(Reason.INSUFFICIENT_BALANCE);
    }

    static ApiException tooLargeForLeverage() {
        return ApiException.refused(-2027, "Exceeded the maximum allowable position at current leverage.")
                .because(Reason.POSITION_LIMIT);
    }

    static ApiException wouldTrigger() {
        return ApiException.refused(-2021, "Order would immediately trigger.").because(Reason.WOULD_TRIGGER);
    }

    static ApiException postOnly() {
        return ApiException.refused(
                        -5022,
                        "Due to the order could not be executed as maker, the Post Only order will be rejected. The order will not"
                                + " be recorded in the order history")
                .because(Reason.WOULD_TAKE);
    }

    static ApiException minNotional(BigDecimal min) {
        return ApiException.refused(
                        -4164,
                        "Order's notional must be no smaller than "
                                + min.stripTrailingZeros().toPlainString() + " (unless you choose reduce only).")
                .because(Reason.VALUE);
    }

    public static ApiException unknownOrder() {
        return ApiException.refused(-2011, "Unknown order sent.").because(Reason.NOT_OPEN);
    }

    public static ApiException noSuchOrder() {
        return ApiException.refused(-2013, "Order does not exist.").because(Reason.NOT_OPEN);
    }

    static ApiException symbolStatus() {
        return ApiException.refused(-4140, "Invalid symbol status for opening position.")
                .because(Reason.MARKET_CLOSED);
    }
}
