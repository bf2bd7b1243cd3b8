package dev.scalpel.simulation;

import dev.scalpel.market.Sha256;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.List;

/**
 * A hash of trades by when, on which side and at which prices they were made, to the last bit. Sizes and fees are no part of
 * it: an account of another size, or a study with equal stakes, makes the same trades.
 */
public final class TradeFingerprint {

    private TradeFingerprint() {}

    /** SHA-256 in hexadecimal digits; the order of the trades matters. */
    public static String of(List<Trade> trades) {
        StringBuilder text = new StringBuilder();
        trades.forEach(trade -> append(trade, text));
        return Sha256.hex(text.toString());
    }

    private static void append(Trade trade, StringBuilder text) {
        Position position = trade.position();
        text.append(position.decisionTime())
                .append(',')
                .append(position.side())
                .append(',')
                .append(position.entryTime())
                .append(',')
                .append(position.entryPrice())
                .append(',')
                .append(trade.exitTime())
                .append(',')
                .append(trade.exitPrice())
                .append(',')
                .append(trade.reason())
                .append('\n');
    }
}
