package dev.scalpel.venue.trading;

import java.util.List;

/** No orders may be sent. The message has every reason and what to do. */
public final class TradingRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TradingRefusedException(List<String> reasons) {
        super("no order is sent: " + String.join("; ", reasons));
    }
}
