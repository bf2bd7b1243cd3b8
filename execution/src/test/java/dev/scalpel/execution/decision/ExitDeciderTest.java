package dev.scalpel.execution.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.BracketForecaster;
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
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision on a bar while a position is open. */
class ExitDeciderTest {

    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final long NOON = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
    private static final FeatureSet FEATURES =
            FeatureSet.standard(FeatureVariant.ALONE).only(List.of("return_5"));
    private static final int BARS = 120;

    /** Entered at a score of 10 bp beyond 8 bp; the exit level is a share of those 8 bp. */
    @ParameterizedTest
    @CsvSource({
        // side, exit level, score now, reason
        "LONG,   0,     0.0001,  IN_POSITION",
        "LONG,   0,     0,       IN_POSITION",
        "LONG,   0,    -0.0001,  SCORE_TURNED",
        "LONG,   0.25,  0.0002,  IN_POSITION",
        "LONG,   0.25,  0.00019, SCORE_TURNED",
        "LONG,  -0.25, -0.00019, IN_POSITION",
        "LONG,  -0.25, -0.00021, SCORE_TURNED",
        "SHORT,  0,    -0.0001,  IN_POSITION",
        "SHORT,  0,     0.0001,  SCORE_TURNED",
        "SHORT,  0.25, -0.0002,  IN_POSITION",
        "SHORT,  0.25, -0.00019, SCORE_TURNED",
        "SHORT, -0.25,  0.00021, SCORE_TURNED",
        // The opposite entry signal closes first.
        "SHORT,  0,     0.0030,  SCORE_TURNED",
    })
    void closesWhenTheScoreInItsDirectionIsBelowTheLevelOfItsEntry(
            PositionSide side, double exitLevel, double score, String reason) {
        DecisionTrace trace = decide(score(score), bars(0), followed(side, exitLevel));

        assertThat(trace.reason()).isEqualTo(reason);
        assertThat(trace.exits()).isEqualTo(reason.equals("SCORE_TURNED"));
        assertThat(trace.reportedFigures())
                .containsEntry("score", score)
                .containsEntry("side", (double) side.sign())
                .containsEntry("entryScore", 0.0010 * side.sign())
                .containsEntry("threshold", 0.0005)
                .hasEntrySatisfying("exitScore", level -> assertThat(level).isEqualTo(exitLevel * 0.0008));
        assertThat(trace.insight().orElseThrow().predictedRaw()).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"refused, modelRefused", "flat, flatChampion", "brackets, otherStyle", "gap, featuresMissing"})
    void aScoreThatCannotBeComputedClosesNothingAndTheRowSaysWhy(String why, String figure) {
        ChampionStatus champion =
                switch (why) {
                    case "refused" -> new ChampionStatus.Refused("it is damaged");
                    case "flat" -> new ChampionStatus.Flat("retired");
                    case "brackets" -> new ChampionStatus.Model(new Brackets());
                    case "gap" -> score(-1);
                    default -> throw new IllegalArgumentException(why);
                };

        DecisionTrace trace = decide(champion, bars(why.equals("gap") ? 1 : 0), followed(PositionSide.LONG, 0));

        assertThat(trace.exits()).isFalse();
        assertThat(trace.reason()).isEqualTo("SCORE_UNKNOWN");
        assertThat(trace.reportedFigures()).containsEntry(figure, 1.0).containsKeys("exitScore", "entryScore", "side");
        assertThat(trace.insight()).isEmpty();
        assertThat(trace.explanation()).isNotEmpty();
    }

    @Test
    void aPositionOfABracketIsLeftToItsBracket() {
        EntryBasis basis = new EntryBasis.ByModel("model", new Bracket(PositionSide.LONG, 2, 4, 60), 0.001);

        DecisionTrace trace = decide(score(-1), bars(0), position(basis));

        assertThat(trace.reason()).isEqualTo("IN_POSITION");
        assertThat(trace.reportedFigures()).isEmpty();
    }

    private static DecisionTrace decide(ChampionStatus champion, BarSeries bars, Position position) {
        return ExitDecider.decide(
                new SymbolContext(
                        new InstrumentId("binance", ETH),
                        SymbolState.initial(ETH, "test", 1_000),
                        new MarketSnapshot(bars, Optional.empty()),
                        champion,
                        new InvocationContext(Instant.ofEpochMilli(NOON + 2_000), "test", Optional.empty())),
                position);
    }

    private static Position followed(PositionSide side, double exitLevel) {
        ScoreTactics tactics = new ScoreTactics(0.97, exitLevel, 5, 15, 240, 0.02, 0.25, 1, 0);
        return position(EntryBasis.ByScore.of("model", 0.0010 * side.sign(), 0.0008, side, 0.001, tactics));
    }

    private static Position position(EntryBasis basis) {
        return Position.enter(basis, NOON - 10 * Minutes.MILLIS, NOON - 9 * Minutes.MILLIS, 100, BigDecimal.ONE);
    }

    /** Two hours of bars up to noon; the last ones are absent for a gap. */
    private static BarSeries bars(int absent) {
        return BarSeries.of(IntStream.range(0, BARS)
                .filter(row -> absent == 0 || row != BARS - 1 - absent)
                .mapToObj(row -> {
                    double price = 100 + row % 3;
                    return new Bar(Minutes.plus(NOON, row - BARS), price, price, price, price, 5, 4, 3);
                })
                .toList());
    }

    private static ChampionStatus score(double score) {
        return new ChampionStatus.Model(new Scores(score));
    }

    private record Scores(double score) implements ScoreForecaster {

        @Override
        public String modelId() {
            return "20260601T000000Z-0123456789ab";
        }

        @Override
        public FeatureSet features() {
            return FEATURES;
        }

        @Override
        public ScoreTactics tactics() {
            return ScoreTactics.DEFAULT;
        }

        @Override
        public Costs costs() {
            return Costs.FREE;
        }

        @Override
        public ScoreForecast forecast(double[] features) {
            return new ScoreForecast(score, 0.001, 0.0005, 1, 1);
        }
    }

    private record Brackets() implements BracketForecaster {

        @Override
        public String modelId() {
            return "20260601T000000Z-0123456789ab";
        }

        @Override
        public FeatureSet features() {
            return FEATURES;
        }

        @Override
        public BracketGrid grid() {
            return BracketGrid.longOnly();
        }

        @Override
        public TacticsRule tactics() {
            return TacticsRule.fixed(BracketTactics.DEFAULT);
        }

        @Override
        public Prediction predict(double[] features, double sigma) {
            return Prediction.none(sigma);
        }
    }
}
