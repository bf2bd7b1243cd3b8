package dev.scalpel.local.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one row of a file says, in the words of a message.
 *
 * @param line of the file, from 1
 * @param action buy or sell
 * @param position what is to be held: long, short or flat; empty where the action says it
 * @param price empty text for none
 * @param stop the same
 */
record SignalRow(
        long line,
        Instant time,
        String strategy,
        String action,
        Optional<String> position,
        String price,
        String stop,
        String comment) {

    /** Of a position that is to be held. */
    static SignalRow holding(
            long line, Instant time, String strategy, String position, String price, String stop, String comment) {
        String action = position.equals("long") ? "buy" : "sell";
        return new SignalRow(line, time, strategy, action, Optional.of(position), price, stop, comment);
    }

    SignalRow later(Duration delay) {
        return new SignalRow(line, time.plus(delay), strategy, action, position, price, stop, comment);
    }
}
