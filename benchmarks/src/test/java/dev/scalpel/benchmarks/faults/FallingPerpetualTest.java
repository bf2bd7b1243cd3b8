package dev.scalpel.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.benchmarks.faults.perpetual.PerpetualInvariants;
import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import dev.scalpel.benchmarks.faults.venues.PerpetualVenue;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByRule;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A market that falls by 60 % within an hour, at the stand-in of Binance USD-M with five times the margin. */
class FallingPerpetualTest {

    private static final int HISTORY = 60;
    private static final int LENGTH = 75;
    private static final long START = Instant.parse("2026-06-01T07:30:00Z").toEpochMilli();

    /** Always long, with its stop this far away. */
    private record AlwaysLong(double stop) implements DecisionSource {

        @Override
        public StrategyId strategy() {
            return new StrategyId("long", Origin.RULE);
        }

        @Override
        public DecisionTrace decide(SymbolContext context, AccountView account) {
            Distances distances = new Distances(PositionSide.LONG, stop, Double.NaN, 240, 0.0005);
            return DecisionTrace.withoutModel(
                    new Decision.Enter(
                            new ByRule("long", "always", distances),
                            0.4,
                            Double.NaN,
                            Double.NaN,
                            new BracketTactics(0, 0, 1, 1, 480, 0)),
                    Map.of());
        }
    }

    /**
     * A fall of 1.5 % a minute meets the stop, which 10 % away is nearer than liquidation. Without a stop the venue liquidates, at
     * 20 % less the maintenance of 0.4 %.
     */
    @ParameterizedTest
    @CsvSource({"0.1, STOP", "NaN, LIQUIDATION"})
    void nothingLosesMoreThanItsMarginAndTheBooksAreTheVenues(double stop, ExitReason reason) {
        StringBuilder answers = new StringBuilder();
        BarSeries bars = falling();
        PerpetualVenue venue =
                PerpetualVenue.usdm(bars, Instant.ofEpochMilli(bars.openTime(HISTORY)), new BigDecimal("0.0001"));
        try (PerpetualTestbed testbed =
                new PerpetualTestbed(venue, bars, HISTORY, new AlwaysLong(stop), UnaryOperator.identity())) {
            Dispatcher process = testbed.process();
            PerpetualInvariants invariants = new PerpetualInvariants(testbed);
            for (int minute = 1; minute < LENGTH - 2; minute++) {
                testbed.minute(minute);
                answers.append(testbed.call(process));
                assertThat(invariants.violations())
                        .as("minute " + minute)
                        .noneMatch(broken -> !Double.isNaN(stop) || !broken.startsWith("STOP_COVERS"));
            }
            List<TradeRow> trades = testbed.trades();
            assertThat(trades).isNotEmpty().allSatisfy(trade -> {
                assertThat(trade.exitReason()).isEqualTo(reason);
                BigDecimal margin = trade.notional().divide(BigDecimal.valueOf(PerpetualTestbed.LEVERAGE));
                BigDecimal fees = trade.fees().get("USDT");
                assertThat(trade.netProfit().add(fees).subtract(trade.funding()).negate())
                        .isLessThanOrEqualTo(margin);
            });
            assertThat(venue.exchange().walletBalance("USDT")).isPositive();
        }
        if (reason == ExitReason.LIQUIDATION) {
            assertThat(answers)
                    .contains("the venue has liquidated the long of")
                    .contains("Its margin no longer covered its loss");
        }
    }

    private static BarSeries falling() {
        List<Bar> bars = new ArrayList<>();
        double open = 50_000;
        for (int minute = -HISTORY; minute < LENGTH; minute++) {
            double close = minute < 5 ? open : Math.max(20_000, Math.round(open * 0.985 * 10) / 10.0);
            bars.add(new Bar(
                    Minutes.plus(START, minute), open, Math.max(open, close), Math.min(open, close), close, 10, 10, 5));
            open = close;
        }
        return BarSeries.of(bars.toArray(Bar[]::new));
    }
}
