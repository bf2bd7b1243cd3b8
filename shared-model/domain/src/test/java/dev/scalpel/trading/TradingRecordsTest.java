package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TradingRecordsTest {

    private static final Bracket BRACKET = new Bracket(PositionSide.LONG, 2, 4, 10);
    private static final EntryBasis BASIS = new EntryBasis.ByModel("m", BRACKET, 0.01);
    private static final Position POSITION = Position.enter(BASIS, 0, Minutes.MILLIS, 100, new BigDecimal("3"));

    @Test
    void aPositionTakesItsLevelsFromItsEntryPrice() {
        assertThat(POSITION.stopPrice()).isEqualTo(98);
        assertThat(POSITION.targetPrice()).isEqualTo(104);
        assertThat(POSITION.deadline()).isEqualTo(11 * Minutes.MILLIS);
        assertThat(POSITION.notional()).isEqualTo(300);
    }

    @Test
    void refusesAnEntryOnTheDecisionBarItself() {
        assertThatThrownBy(() -> Position.enter(BASIS, 60_000, 60_000, 100, BigDecimal.ONE))
                .hasMessageStartingWith("entryTime must be at least one minute after decisionTime");
    }

    @Test
    void aTradeKnowsItsReturnProfitCostsAndLife() {
        Trade trade = Trade.close(POSITION, 4 * Minutes.MILLIS, 104, ExitReason.TARGET, Costs.of(0.01, 0));

        assertThat(trade.grossReturn()).isEqualTo(0.04, within(1e-12));
        assertThat(trade.netReturn()).isEqualTo(0.04 - 0.01 - 0.0104, within(1e-12));
        assertThat(trade.netProfit()).isEqualTo(300 * 0.0196, within(1e-9));
        assertThat(trade.costsPaid()).isEqualTo(300 * 0.0204, within(1e-9));
        assertThat(trade.heldMinutes()).isEqualTo(3);
        assertThat(trade.won()).isTrue();
    }

    @Test
    void tacticsWithOneOtherValueHaveAnotherId() {
        BracketTactics other = new BracketTactics(0.25, 0.4, 0.25, 0.5, 60, 6);

        assertThat(BracketTactics.DEFAULT.id()).hasSize(12).isNotEqualTo(other.id());
        assertThat(BracketTactics.DEFAULT.id()).isEqualTo(new BracketTactics(0.25, 0.4, 0.25, 0.5, 60, 5).id());
    }

    @Test
    void refusesAnEntryWithoutSize() {
        assertThatThrownBy(() -> Decision.Enter.byRule("test", BRACKET, 0.01, 0, BracketTactics.DEFAULT))
                .hasMessage("share must be finite and > 0: 0.0");
    }

    @Test
    void refusesASigmaThatIsNoShare() {
        assertThatThrownBy(() -> new EntryBasis.ByModel("m", BRACKET, Double.NaN))
                .hasMessage("sigma must lie in (0, 1): NaN");
    }

    @Test
    void theFiguresOfADecisionAreInOrderOfName() {
        assertThat(Decision.StandAside.because(StandAsideReason.EXPOSURE, "z", 1, "a", 2)
                        .figures()
                        .keySet())
                .containsExactly("a", "z");
    }
}
