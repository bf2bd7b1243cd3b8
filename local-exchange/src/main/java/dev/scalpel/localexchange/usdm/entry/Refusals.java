package dev.scalpel.localexchange.usdm.entry;

import dev.scalpel.localexchange.protocol.ApiException;
import java.math.BigDecimal;

/** The refusals of the futures market, by its error codes (usds-margined-futures/error-code). */
public final class Refusals {

    private Refusals() {}

    static ApiException switchToAlgo() {
        return ApiException.refused(
                -4120, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.");
    }

    static ApiException precision() {
        return ApiException.refused(-1111, "Precision is over the maximum defined for this asset.");
    }

    static ApiException notRequired(String name) {
        return ApiException.refused(-1106, "Parameter '" + name + "' sent when not required.");
    }

    static ApiException badCombination() {
        return ApiException.refused(-1128, "Combination of optional parameters invalid.");
    }

    static ApiException duplicate() {
        return ApiException.refused(-4116, "ClientOrderId is duplicated.");
    }

    static ApiException reduceOnly() {
        return ApiException.refused(-2022, "ReduceOnly Order is rejected.");
    }

    static ApiException marginInsufficient() {
        return ApiException.refused(-2019, "Margin is insufficient.");
    }

    static ApiException tooLargeForLeverage() {
        return ApiException.refused(-2027, "Exceeded the maximum allowable position at current leverage.");
    }

    static ApiException wouldTrigger() {
        return ApiException.refused(-2021, "Order would immediately trigger.");
    }

    static ApiException postOnly() {
        return ApiException.refused(
                -5022,
                "Due to the order could not be executed as maker, the Post Only order will be rejected. The order will not"
                        + " be recorded in the order history");
    }

    static ApiException minNotional(BigDecimal min) {
        return ApiException.refused(
                -4164,
                "Order's notional must be no smaller than "
                        + min.stripTrailingZeros().toPlainString() + " (unless you choose reduce only).");
    }

    static ApiException positionSide() {
        return ApiException.refused(-4061, "Order's position side does not match user's setting.");
    }

    public static ApiException unknownOrder() {
        return ApiException.refused(-2011, "Unknown order sent.");
    }

    public static ApiException noSuchOrder() {
        return ApiException.refused(-2013, "Order does not exist.");
    }

    public static ApiException interval(int days) {
        return ApiException.refused(-4165, "Maximum time interval is " + days + " days.");
    }

    static ApiException symbolStatus() {
        return ApiException.refused(-4140, "Invalid symbol status for opening position.");
    }
}
