package dev.scalpel.local.demo;

import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Something that happens in a demo, for whoever watches it. Times are the demo's own. */
public sealed interface DemoEvent {

    /** The parts of a demo, in their order. */
    enum Stage {
        MARKET,
        SHADOW,
        TRADING,
        REPORT
    }

    /** A part begins. */
    record StageBegun(Stage stage) implements DemoEvent {}

    /** A step of a training begins. */
    record Working(String step) implements DemoEvent {}

    /**
     * A training has ended.
     *
     * @param words what it decided, and why
     */
    record Trained(Instant at, String symbol, String words) implements DemoEvent {}

    /**
     * A night in the shadow has ended.
     *
     * @param number from 0
     * @param last the number of the last one, should no licence come before it
     */
    record NightEnded(Instant at, int number, int last) implements DemoEvent {}

    /**
     * Where the licence's account stands after a night.
     *
     * @param since the day whose result granted the licence; empty without one
     * @param threshold of the evidence
     * @param minDays forward days that a licence needs at least
     * @param settled the forward days since the last time, the oldest first
     * @param permission in words
     */
    record LicenceStood(
            Instant at,
            Optional<LocalDate> since,
            double evidence,
            double threshold,
            int forwardDays,
            int minDays,
            List<PaperDay> settled,
            String permission)
            implements DemoEvent {

        public LicenceStood {
            settled = List.copyOf(settled);
        }
    }

    /**
     * A forward day of the procedure on paper.
     *
     * @param netReturn after costs, as a share
     */
    record PaperDay(LocalDate date, double netReturn) {}

    /**
     * A minute of trading has ended.
     *
     * @param done share of the days of trading
     * @param equity of the model's account, in the quote asset
     * @param drawdown below the highest equity, as a share of it
     * @param held what one unit of capital would be worth now, had it held the first pair from the first minute on
     */
    record MinuteTraded(Instant at, double done, double equity, double drawdown, double held, List<Decision> decisions)
            implements DemoEvent {

        public MinuteTraded {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * What the model decided for a symbol.
     *
     * @param words the reason, or what is open
     */
    record Decision(String symbol, String words) {}

    /**
     * A trade has closed.
     *
     * @param account {@code model}, or the portfolio's name
     * @param netProfit after fees and funding, in the quote asset
     * @param netReturn the same as a share of what the entry cost
     */
    record TradeClosed(
            Instant at,
            String account,
            String strategy,
            String symbol,
            PositionSide side,
            BigDecimal entryPrice,
            BigDecimal exitPrice,
            BigDecimal netProfit,
            double netReturn,
            String exit,
            Duration held)
            implements DemoEvent {}

    /** A signal was sent to the portfolio. */
    record SignalSent(Instant at, String strategy, String target, double price) implements DemoEvent {}

    /**
     * What became of a signal.
     *
     * @param target what it wanted the strategy to hold
     */
    record SignalEnded(Instant at, String strategy, String target, String outcome) implements DemoEvent {}

    /** The portfolio's books after a run. */
    record PortfolioValued(Instant at, String portfolio, BigDecimal valueAtCost) implements DemoEvent {}

    /** The weekly review has ended. */
    record Reviewed(Instant at, String week, String words) implements DemoEvent {}

    /** Anything else that a person should know, such as a failure. */
    record Noted(String words) implements DemoEvent {}
}
