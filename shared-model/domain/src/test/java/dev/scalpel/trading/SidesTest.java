package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SidesTest {

    @Test
    void aLongPositionIsBoughtAndSold() {
        assertThat(PositionSide.LONG.entrySide()).isEqualTo(OrderSide.BUY);
        assertThat(PositionSide.LONG.exitSide()).isEqualTo(OrderSide.SELL);
    }

    @Test
    void aShortPositionIsSoldAndBoughtBack() {
        assertThat(PositionSide.SHORT.entrySide()).isEqualTo(OrderSide.SELL);
        assertThat(PositionSide.SHORT.exitSide()).isEqualTo(OrderSide.BUY);
    }

    @ParameterizedTest
    @EnumSource
    void anEntryChangesTheHoldingInTheDirectionOfItsPosition(PositionSide side) {
        assertThat(side.entrySide().sign()).isEqualTo(side.sign());
        assertThat(side.exitSide().sign()).isEqualTo(-side.sign());
    }

    @ParameterizedTest
    @EnumSource
    void theSideOfAPositionFollowsFromItsEntry(PositionSide side) {
        assertThat(PositionSide.openedBy(side.entrySide())).isEqualTo(side);
    }

    @Test
    void theStoredNamesAreBuyAndSell() {
        assertThat(OrderSide.values()).extracting(Enum::name).containsExactly("BUY", "SELL");
    }
}
