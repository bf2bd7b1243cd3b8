package dev.scalpel.monitoring.report.summary;

import java.util.Locale;

/**
 * What kind of run a report is about, and how to repeat it.
 *
 * @param command that writes the same report again
 * @param earlierRuns how often the same was run before, for a backtest: the more are looked at, the better the best one looks
 */
public record ReportOrigin(Kind kind, String command, int earlierRuns) {

    /** What was traded, and with what. */
    public enum Kind {
        BACKTEST("Backtest: simulated trades on stored bars. No order was sent, and no money was at stake."),
        DEMO("Demo: trades on a synthetic market. No order was sent, and no money was at stake."),
        PAPER(
                "Paper: trades on the venue's prices with simulated fills. No order was sent, and no money was at stake."),
        TESTNET("Testnet: orders at the venue's test exchange. No money was at stake."),
        LIVE("Live: orders at the venue, with money.");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** One or two sentences. */
        public String meaning() {
            return meaning;
        }

        /** As in {@code metrics.json}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ReportOrigin {
        if (command.isBlank() || earlierRuns < 0) {
            throw new IllegalArgumentException(
                    "a command is needed, and earlierRuns must be >= 0: '" + command + "', " + earlierRuns);
        }
    }
}
