package dev.scalpel.execution.state;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.executionState;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.ExitReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What execution at a venue remembers, and how it changes. */
class VenueStateTest {

    private static final ExitPlan STOPPED = new ExitPlan(ExitReason.STOP, number("98"), BAR);

    @Test
    void anEntryIsUnderWayUntilItHasEnded() {
        VenueState entering = executionState().entering(plan());
        assertThat(entering.entry()).contains(plan());
        assertThat(entering.exitPlan()).isEmpty();
        assertThat(entering.withoutEntry()).isEqualTo(executionState());
    }

    @Test
    void anExitIsUnderWayUntilTheTradeHasEnded() {
        VenueState exiting = executionState().exiting(STOPPED);
        assertThat(exiting.exitPlan()).contains(STOPPED);
        assertThat(exiting.entry()).isEmpty();
        assertThat(exiting.withoutEntry()).isEqualTo(exiting);
        assertThat(exiting.afterTrade(number("0")).exitPlan()).isEmpty();
    }

    @Test
    void afterATradeItsOwnFieldsAreCleared() {
        VenueState closed = executionState()
                .exiting(STOPPED)
                .withAccountAudit(
                        AccountAuditState.NONE.withForeignQuantity(number("2")).withMissingQuantity(number("1")))
                .withRefusedExits(3)
                .withCloseRequest(CloseRequest.SELL)
                .afterTrade(number("0.0009"));
        assertThat(closed)
                .isEqualTo(executionState()
                        .withDust(number("0.0009"))
                        .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("2"))));
    }

    @Test
    void aPositionOrAPlannedEntryIsNotAtRest() {
        assertThat(executionState().isAtRest(TradeFixture.flat().state())).isTrue();
        assertThat(executionState().isAtRest(TradeFixture.holding().state())).isFalse();
        assertThat(executionState()
                        .entering(plan())
                        .isAtRest(TradeFixture.flat().state()))
                .isFalse();
    }

    @Test
    void attentionReportsTheMostSeriousProblemFirst() {
        assertThat(executionState().attention()).isEmpty();
        VenueState refused = executionState().withRefusedExits(2);
        assertThat(refused.attention()).contains("the venue has refused to close its position 2 times");
        VenueState closed =
                refused.withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.CLOSED, BAR, NOW)));
        assertThat(closed.attention()).contains("its market has taken no orders since 2026-06-01T00:00:00Z");
        VenueState gone =
                refused.withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.NOT_LISTED, BAR, NOW)));
        assertThat(gone.attention()).contains("the venue has not listed it since 2026-06-01T00:00:00Z");
        assertThat(closed.withAccountAudit(AccountAuditState.NONE.withDrift(Optional.of("a difference")))
                        .attention())
                .contains("a difference: no entries until trading is resumed");
    }

    @Test
    void whatKeepsMarginFromBeingConfirmedIsReported() {
        VenueState obstructed =
                executionState().withMargin(MarginState.NONE.obstructed("the leverage must be 3 and is 20"));
        assertThat(obstructed.attention()).contains("the leverage must be 3 and is 20: no entries until it is so");
        assertThat(obstructed.withMargin(obstructed.margin().confirmed(3)).attention())
                .isEmpty();
    }

    @Test
    void paperIsNoModeOfAVenue() {
        assertThatThrownBy(() -> VenueState.starting(StrategyId.MODEL, Mode.PAPER, number("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the mode of an execution state at a venue must be TESTNET or LIVE: PAPER");
    }
}
