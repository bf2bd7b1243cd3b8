package dev.scalpel.market;

import java.util.Optional;

/** Decides what becomes of the rows of a file: the strict reader throws, the lenient one collects. */
interface RowHandler {

    /** A sane row; {@code row} is used again after the call. */
    void accept(long line, BarRow row);

    void reject(RejectedRow refusal);

    /** Whether the last line, sane but without a line end, is to be refused. */
    Optional<String> violationOfUnterminated(boolean endsInComma);
}
