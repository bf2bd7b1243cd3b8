package dev.scalpel.market;

import java.util.Optional;

/** Receives the rows of a file: the strict handler throws at an invalid one, the lenient one collects. */
interface RowHandler {

    /** A valid row; {@code row} is reused after the call. */
    void accept(long line, BarRow row);

    void reject(RejectedRow rejected);

    /** The reason to reject the last line if it is valid but has no line end; empty to accept it. */
    Optional<String> violationOfUnterminated(boolean endsInComma);
}
