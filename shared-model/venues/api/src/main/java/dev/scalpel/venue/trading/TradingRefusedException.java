package dev.scalpel.venue.trading;

import java.util.List;

/** Orders are not sent in these circumstances. The message tells every reason and what to do. */
public final class TradingRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TradingRefusedException(List<String> reasons) {
        super("no order is sent: " + String.join("; ", reasons));
    }
}
