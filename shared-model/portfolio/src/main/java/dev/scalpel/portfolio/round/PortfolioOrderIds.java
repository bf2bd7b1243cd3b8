package dev.scalpel.portfolio.round;

import dev.scalpel.market.Sha256;
import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.portfolio.state.OrderNumber;

/** The names of a portfolio's orders: the same for the same step, wherever the process died before. */
final class PortfolioOrderIds {

    static final String PROTECTION = "p";

    private static final int RADIX = 36;
    private static final int HASH_DIGITS = 12;

    private PortfolioOrderIds() {}

    static String letter(Purpose purpose) {
        return switch (purpose) {
            case OPEN -> "o";
            case CLOSE -> "c";
            case TRIM -> "t";
        };
    }

    static String of(String portfolio, String strategy, String letter, OrderNumber order) {
        String hash = Sha256.hex(portfolio + "/" + strategy).substring(0, HASH_DIGITS);
        return letter + Long.toString(order.minute(), RADIX) + "-" + order.number() + "-" + hash;
    }
}
