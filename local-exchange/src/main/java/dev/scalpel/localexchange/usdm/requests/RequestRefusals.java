package dev.scalpel.localexchange.usdm.requests;

import dev.scalpel.localexchange.protocol.ApiException;

/** The refusals of requests, by the error codes of Binance's futures (usds-margined-futures/error-code). */
public final class RequestRefusals {

    private RequestRefusals() {}

    static ApiException switchToAlgo() {
        return ApiException.refused(
                -4120, "Order type not supported for this endpoint. Please use the Algo Order API endpoints instead.");
    }

    static ApiException notRequired(String name) {
        return ApiException.refused(-1106, "Parameter '" + name + "' sent when not required.");
    }

    static ApiException badCombination() {
        return ApiException.refused(-1128, "Combination of optional parameters invalid.");
    }

    static ApiException positionSide() {
        return ApiException.refused(-4061, "Order's position side does not match user's setting.");
    }

    public static ApiException interval(int days) {
        return ApiException.refused(-4165, "Maximum time interval is " + days + " days.");
    }
}
