package dev.scalpel.local.cli.console;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The days that a command trades: the same options for all commands that trade stored bars. */
public final class TradedDays {

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description =
                    "First traded day, such as 2024-05-01; earlier bars are fitted on (default: the study file's, or the"
                            + " first day with enough history before it).")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            description =
                    "The day after the last traded day (default: the study file's, or the end of the stored bars).")
    private @Nullable LocalDate to;

    public Optional<LocalDate> from() {
        return Optional.ofNullable(from);
    }

    public Optional<LocalDate> to() {
        return Optional.ofNullable(to);
    }

    /** What to do where no bars are stored. */
    public static String bars(String symbol) {
        return "get some: ./scalpel download --symbol " + symbol + " --from DAY, or ./scalpel import FILE --symbol "
                + symbol;
    }

    /**
     * @param what is traded, for the message
     * @throws WrongUsageException when both are given in the wrong order
     */
    public void requireInOrder(String what) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new WrongUsageException(
                    what + " must end after it begins: " + from + " to " + to, "--to is the day after the last day");
        }
    }
}
