package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.Minutes;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.ByRule;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryBasisTest {

    private static final Distances SHORT = new Distances(PositionSide.SHORT, 0.01, 0.03, 480, 0);

    @Test
    void aPositionBySignalHasLevelsButNoBracket() {
        EntryBasis basis = new BySignal("trend", "9f8e7d6c5b4a3210", SHORT);
        Position position = Position.enter(basis, 0, Minutes.MILLIS, 200, BigDecimal.ONE);

        assertThat(position.side()).isEqualTo(PositionSide.SHORT);
        assertThat(position.stopPrice()).isEqualTo(202);
        assertThat(position.targetPrice()).isEqualTo(194);
        assertThat(position.deadline()).isEqualTo(481 * Minutes.MILLIS);
        assertThat(position.volatility()).isZero();
        assertThat(position.basis().model()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LONG, 1.5, 3.0, 0.00123, 61234.1",
        "SHORT, 2.5, 7.0, 0.000287, 1970.65",
        "LONG, 0.1, 0.3, 0.0451, 0.00001234"
    })
    void aModelsLevelsAreThoseOfItsBracketToTheLastBit(
            PositionSide side, double stop, double target, double sigma, double price) {
        Bracket bracket = new Bracket(side, stop, target, 60);
        Distances distances = new ByModel("m-1", bracket, sigma).distances();

        assertThat(distances.stopPrice(price)).isEqualTo(bracket.stopPrice(price, sigma));
        assertThat(distances.targetPrice(price)).isEqualTo(bracket.targetPrice(price, sigma));
        assertThat(distances.deadline(0)).isEqualTo(bracket.deadline(0));
        assertThat(distances.volatility()).isEqualTo(sigma);
    }

    @Test
    void eachOriginNamesItsStrategyAndWhatDecided() {
        List<EntryBasis> all = List.of(
                new ByModel("m-1", new Bracket(PositionSide.LONG, 1, 2, 60), 0.01),
                new ByScore("model", "m-2", -3, 2, 0, SHORT),
                new ByRule("cross-btc", "sma-cross", SHORT),
                new BySignal("trend", "9f8e", SHORT));

        assertThat(all)
                .extracting(EntryBasis::strategyId)
                .containsExactly(
                        StrategyId.MODEL,
                        StrategyId.MODEL,
                        new StrategyId("cross-btc", Origin.RULE),
                        new StrategyId("trend", Origin.SIGNAL));
        assertThat(all).extracting(EntryBasis::sourceId).containsExactly("m-1", "m-2", "sma-cross", "9f8e");
    }

    @Test
    void aHoldIsOnlyEverShortened() {
        EntryBasis model = new ByModel("m-1", new Bracket(PositionSide.LONG, 1, 2, 60), 0.01);
        EntryBasis score = new ByScore("model", "m-2", -3, 2, 0, SHORT);
        for (EntryBasis basis : List.of(model, score, new ByRule("r", "r", SHORT), new BySignal("s", "1", SHORT))) {
            assertThat(basis.withMaxHold(480)).isSameAs(basis);
            EntryBasis shorter = basis.withMaxHold(30);
            assertThat(shorter.distances()).isEqualTo(basis.distances().withMaxHold(30));
            assertThat(shorter.distances().holdMinutes()).isEqualTo(30);
            assertThat(shorter.strategyId()).isEqualTo(basis.strategyId());
            assertThat(shorter.sourceId()).isEqualTo(basis.sourceId());
        }
    }

    @Test
    void anEntryByRuleIsTheRules() {
        Decision.Enter enter = Decision.Enter.byRule(
                "sma-cross", new Bracket(PositionSide.LONG, 2, 4, 60), 0.01, 0.5, BracketTactics.DEFAULT);

        assertThat(enter.basis())
                .isEqualTo(
                        new ByRule("sma-cross", "sma-cross", new Distances(PositionSide.LONG, 0.02, 0.04, 60, 0.01)));
        assertThat(enter.predictedNet()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.01, Double.POSITIVE_INFINITY})
    void aDistanceIsPositive(double distance) {
        assertThatThrownBy(() -> new Distances(PositionSide.LONG, distance, 0.1, 60, 0))
                .hasMessage("stop must be finite and > 0: " + distance);
        assertThatThrownBy(() -> new Distances(PositionSide.LONG, 0.1, distance, 60, 0))
                .hasMessage("target must be finite and > 0: " + distance);
    }

    /** At an entry of 100, the stop lies 2 % and the target 4 % away. */
    @ParameterizedTest
    @CsvSource({
        "LONG,  0.02, 0.04, 98,  104, 98",
        "LONG,  0.02, NaN,  98,  NaN, 98",
        "LONG,  NaN,  0.04, NaN, 104, 104",
        "SHORT, 0.02, 0.04, 102, 96,  96",
        "SHORT, 0.02, NaN,  102, NaN, 102",
        "SHORT, NaN,  NaN,  NaN, NaN, 100",
    })
    void stopAndTargetMayBeMissing(
            PositionSide side, double stop, double target, double stopPrice, double targetPrice, double lowest) {
        Distances distances = new Distances(side, stop, target, 60, 0);
        Position position =
                Position.enter(new BySignal("trend", "s-1", distances), 0, Minutes.MILLIS, 100, BigDecimal.ONE);

        assertThat(position.stopPrice()).isEqualTo(Double.valueOf(stopPrice));
        assertThat(position.targetPrice()).isEqualTo(Double.valueOf(targetPrice));
        assertThat(position.hasStop()).isEqualTo(!Double.isNaN(stop));
        assertThat(position.hasTarget()).isEqualTo(!Double.isNaN(target));
        assertThat(distances.lowestLegPrice(100)).isEqualTo(lowest);
    }

    @Test
    void aScoresEntryHasBoth() {
        Distances noTarget = new Distances(PositionSide.LONG, 0.02, Double.NaN, 60, 0);
        assertThatThrownBy(() -> new ByScore("model", "m-2", 3, 2, 0, noTarget))
                .hasMessageStartingWith("a model's entry has a stop and a target: ");
    }

    @Test
    void refusesAHoldAVolatilityOrAnIdOutsideOfItsRange() {
        assertThatThrownBy(() -> SHORT.withMaxHold(0)).hasMessageStartingWith("holdMinutes must lie in [1.0, 10080.0]");
        assertThatThrownBy(() -> new Distances(PositionSide.LONG, 0.1, 0.1, 60, 1))
                .hasMessage("volatility must lie in [0, 1): 1.0");
        assertThatThrownBy(() -> new ByModel(" ", new Bracket(PositionSide.LONG, 1, 2, 60), 0.01))
                .hasMessage("modelId must not be blank for strategy model");
        assertThatThrownBy(() -> new BySignal("no name", "1", SHORT)).hasMessageContaining("'no name'");
    }
}
