package dev.scalpel.execution.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision of a score model on a bar while nothing is open. Its threshold is 5 bp, the round trip 4 bp. */
class ScoreEntryTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final long NOON = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
    private static final int COOL_DOWN = 30;
    private static final int BARS = 120;
    private static final ScoreForecast ENTERS = new ScoreForecast(0.0010, 0.0002, 0.0005, 0.9, 0.001);

    @ParameterizedTest
    @CsvSource({
        // score, slope, sides, reason
        "0.0010,  0.5, both, ENTER",
        "-0.0010, 0.5, both, ENTER",
        "-0.0010, 0.5, long, SIDE_NOT_OFFERED",
        "0.0010,  0.5, long, ENTER",
        "0.0005,  0.9, both, BELOW_THRESHOLD",
        // An expected gross return of 3.9 bp does not pay for the round trip.
        "0.0010,  0.39, both, NO_CANDIDATE",
        // Not known before a trade has matured.
        "0.0010,  NaN, both, NO_CANDIDATE",
    })
    void entersBeyondTheThresholdIfTheCalibratedReturnPaysForTheRoundTrip(
            double score, double slope, String sides, String reason) {
        DecisionTrace trace = decide(
                new ScoreForecast(score, 0.001, 0.0005, slope, Double.isNaN(slope) ? Double.NaN : 1),
                sides.equals("both") ? EnumSet.allOf(PositionSide.class) : EnumSet.of(PositionSide.LONG));

        assertThat(trace.reason()).isEqualTo(reason);
        assertThat(trace.exits()).isFalse();
        assertThat(trace.reportedFigures())
                .containsEntry("score", score)
                .containsEntry("threshold", 0.0005)
                .containsEntry("roundTrip", 0.0004)
                .containsEntry("exitScore", 0.000125);
        assertThat(trace.reportedFigures().containsKey("slope")).isEqualTo(!Double.isNaN(slope));
        assertThat(trace.insight().orElseThrow()).satisfies(insight -> {
            assertThat(insight.bracket()).isEmpty();
            assertThat(insight.predictedRaw()).isEqualTo(score);
            assertThat(insight.predictedNet()).isEqualTo(Double.valueOf(slope * Math.abs(score) - 0.0004));
            assertThat(insight.winProbability()).isNaN();
            assertThat(insight.tacticsId()).isEqualTo(Model.TACTICS.id());
        });
    }

    @Test
    void theEntryKeepsItsScoreAndTheLevelOfItsExit() {
        DecisionTrace trace =
                decide(new ScoreForecast(-0.0010, 0.001, 0.0005, 0.9, 1), EnumSet.allOf(PositionSide.class));

        assertThat(trace.decision()).isInstanceOfSatisfying(Enter.class, enter -> {
            assertThat(enter.basis()).isInstanceOfSatisfying(EntryBasis.ByScore.class, basis -> {
                assertThat(basis.side()).isEqualTo(PositionSide.SHORT);
                assertThat(basis.score()).isEqualTo(-0.0010);
                assertThat(basis.exitScore()).isEqualTo(0.000125);
                assertThat(basis.distances().stop()).isEqualTo(5 * (0.001 * Math.sqrt(60)));
            });
            assertThat(enter.tactics().coolDownMinutes()).isEqualTo(COOL_DOWN);
            assertThat(trace.insight().orElseThrow().share()).isEqualTo(enter.share());
        });
    }

    /** Before five days of scores there is no threshold: nothing is entered, and no figure is infinite. */
    @Test
    void withoutAThresholdNothingIsEntered() {
        DecisionTrace trace = decide(
                new ScoreForecast(0.0010, 0.001, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN),
                EnumSet.allOf(PositionSide.class));

        assertThat(trace.reason()).isEqualTo("BELOW_THRESHOLD");
        assertThat(trace.reportedFigures()).containsOnlyKeys("score", "roundTrip");
    }

    @Test
    void aSuspendedChampionOpensNothing() {
        DecisionTrace trace = decide(
                ENTERS,
                ChampionTerms.licensed("0123456789ab", 0.02).withoutEntries("suspended since 2026-05-30"),
                AccountState.starting(1_000));

        assertThat(trace.reason()).isEqualTo("SUSPENDED");
        assertThat(trace.explanation()).isEqualTo("suspended since 2026-05-30");
    }

    @ParameterizedTest
    @CsvSource({
        // equity after a start of the day at 1,000; the licence's limit is two per cent
        "981, ENTER",
        "980, DAILY_LOSS",
        "979, DAILY_LOSS",
    })
    void aLicensedDayEndsWithItsLossLimit(double equity, String reason) {
        AccountState account =
                new AccountState(equity, equity, 1_000, 0, 20_605, 1_000, 0, AccountView.NEVER, AccountView.NEVER);

        assertThat(decide(ENTERS, ChampionTerms.licensed("0123456789ab", 0.02), account)
                        .reason())
                .isEqualTo(reason);
        assertThat(decide(ENTERS, ChampionTerms.NONE, account).reason()).isEqualTo("ENTER");
    }

    @Test
    void onProbationItUsesATenthOfItsAllocation() {
        AccountState account = AccountState.starting(1_000);
        Enter whole = (Enter) decide(ENTERS, ChampionTerms.NONE, account).decision();
        Enter part = (Enter)
                decide(ENTERS, ChampionTerms.NONE.withShare(0.1), account).decision();

        // The allocation is 0.25 of the account, and the model would use more.
        assertThat(whole.share()).isGreaterThan(0.25);
        assertThat(part.share()).isEqualTo(0.1 * 0.25);
    }

    @Test
    void itsPositionsAreAtMostAsLargeAsItsProcedureDecided() {
        AccountState account = AccountState.starting(1_000);
        ChampionTerms weighted = ChampionTerms.NONE.withWeight(0.2);

        assertThat(((Enter) decide(ENTERS, weighted, account).decision()).share())
                .isEqualTo(0.2);
        assertThat(((Enter) decide(ENTERS, weighted.withShare(0.1), account).decision()).share())
                .isEqualTo(0.1 * 0.2);
        // The settings allocate 0.25.
        assertThat(((Enter) decide(ENTERS, ChampionTerms.NONE.withWeight(0.9), account)
                                .decision())
                        .share())
                .isEqualTo(0.25);
    }

    private static DecisionTrace decide(ScoreForecast forecast, Set<PositionSide> sides) {
        return decide(forecast, sides, ChampionTerms.NONE, AccountState.starting(1_000));
    }

    private static DecisionTrace decide(ScoreForecast forecast, ChampionTerms terms, AccountState account) {
        return decide(forecast, EnumSet.allOf(PositionSide.class), terms, account);
    }

    private static DecisionTrace decide(
            ScoreForecast forecast, Set<PositionSide> sides, ChampionTerms terms, AccountState account) {
        BarSeries bars = BarSeries.of(IntStream.range(0, BARS)
                .mapToObj(row -> {
                    double price = 100 + row % 3;
                    return new Bar(Minutes.plus(NOON, row - BARS), price, price, price, price, 5, 4, 3);
                })
                .toList());
        SymbolContext context = new SymbolContext(
                new InstrumentId("binance", ETH),
                SymbolState.initial(ETH, "test", 1_000),
                new MarketSnapshot(bars, Optional.empty()),
                new ChampionStatus.Model(new Model(forecast), terms),
                new InvocationContext(Instant.ofEpochMilli(NOON + 2_000), "test", Optional.empty()));
        return new EntryDecider(COOL_DOWN, (symbol, invocation) -> sides, symbol -> 0.25).decide(context, account);
    }

    private record Model(ScoreForecast forecast) implements ScoreForecaster {

        static final ScoreTactics TACTICS = new ScoreTactics(0.97, 0.25, 5, 15, 240, 0.02, 0.25, 1, 0);

        @Override
        public String modelId() {
            return "20260601T000000Z-0123456789ab";
        }

        @Override
        public FeatureSet features() {
            return FeatureSet.standard(FeatureVariant.ALONE).only(List.of("return_5"));
        }

        @Override
        public ScoreTactics tactics() {
            return TACTICS;
        }

        @Override
        public Costs costs() {
            return Costs.of(0.0002, 0);
        }

        @Override
        public ScoreForecast forecast(double[] features) {
            return forecast;
        }
    }
}
