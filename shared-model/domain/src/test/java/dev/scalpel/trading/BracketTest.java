package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BracketTest {

    @Test
    void aLongBracketHasItsStopBelowAndItsTargetAboveTheEntry() {
        Bracket bracket = new Bracket(PositionSide.LONG, 2, 4, 60);

        assertThat(bracket.stopPrice(100, 0.01)).isEqualTo(98);
        assertThat(bracket.targetPrice(100, 0.01)).isEqualTo(104);
    }

    @Test
    void aShortBracketHasItsStopAboveAndItsTargetBelowTheEntry() {
        Bracket bracket = new Bracket(PositionSide.SHORT, 2, 4, 60);

        assertThat(bracket.stopPrice(100, 0.01)).isEqualTo(102);
        assertThat(bracket.targetPrice(100, 0.01)).isEqualTo(96);
    }

    @Test
    void theDeadlineIsTheHoldAfterTheEntry() {
        assertThat(new Bracket(PositionSide.LONG, 1, 1, 60).deadline(0)).isEqualTo(3_600_000);
    }

    @Test
    void tacticsShortenAHoldAndNeverLengthenIt() {
        Bracket bracket = new Bracket(PositionSide.LONG, 1, 1, 30);

        assertThat(bracket.withMaxHold(10).holdMinutes()).isEqualTo(10);
        assertThat(bracket.withMaxHold(90)).isEqualTo(bracket);
    }

    @Test
    void theIdSaysAllFour() {
        assertThat(new Bracket(PositionSide.SHORT, 1.5, 3, 60).id()).isEqualTo("S-s1.5-g3-h60");
    }

    @Test
    void refusesAStopAtTheEntry() {
        assertThatThrownBy(() -> new Bracket(PositionSide.LONG, 0, 1, 60))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stopSigmas must be finite and > 0: 0.0");
    }

    @Test
    void theGridCountsSideThenStopThenTarget() {
        BracketGrid grid = new BracketGrid(
                List.of(PositionSide.LONG, PositionSide.SHORT), List.of(1.0, 2.0), List.of(3.0, 4.0), 60);

        assertThat(grid.ids())
                .containsExactly(
                        "L-s1-g3-h60",
                        "L-s1-g4-h60",
                        "L-s2-g3-h60",
                        "L-s2-g4-h60",
                        "S-s1-g3-h60",
                        "S-s1-g4-h60",
                        "S-s2-g3-h60",
                        "S-s2-g4-h60");
    }

    @Test
    void theNumberOfABracketFindsItAgain() {
        BracketGrid grid = BracketGrid.bothSides();

        assertThat(grid.size()).isEqualTo(32);
        assertThat(grid.bracket(grid.number(1, 2, 3))).isEqualTo(new Bracket(PositionSide.SHORT, 5, 12, 60));
    }

    @Test
    void aSpotGridHasTheLongSideOnlyAndTheSameFirstNumbers() {
        assertThat(BracketGrid.longOnly().ids())
                .isEqualTo(BracketGrid.bothSides().ids().subList(0, 16));
    }

    @Test
    void refusesLevelsThatDoNotRise() {
        assertThatThrownBy(() -> new BracketGrid(List.of(PositionSide.LONG), List.of(2.0, 2.0), List.of(1.0), 60))
                .hasMessage("stopSigmas must be ascending: [2.0, 2.0]");
    }

    @Test
    void refusesSidesInAnotherOrder() {
        assertThatThrownBy(() ->
                        new BracketGrid(List.of(PositionSide.SHORT, PositionSide.LONG), List.of(2.0), List.of(1.0), 60))
                .hasMessageStartingWith("sides must be LONG, SHORT or LONG and SHORT in this order");
    }
}
