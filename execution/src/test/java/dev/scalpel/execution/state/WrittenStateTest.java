package dev.scalpel.execution.state;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.executionState;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.TraderState.PendingExit;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The written form of schema 8: other machines, and later versions, read these bytes. */
class WrittenStateTest {

    private static final SymbolState FLAT = SymbolState.initial(Symbol.parse("ETH/USDT"), "w", 1_000);

    @Test
    void theStateOfAVenueIsWrittenInTheseBytes() {
        VenueState state = executionState()
                .withDust(number("0.00030"))
                .exiting(new ExitPlan(ExitReason.STOP, number("98.10"), BAR))
                .withAccountAudit(AccountAuditState.NONE
                        .withCheckedAt(NOW)
                        .withForeignQuantity(number("2.50"))
                        .withForeignOrders(List.of("4711"))
                        .withMissingQuantity(number("0.40"))
                        .withMismatch(Optional.of(new AccountAuditState.Mismatch(number("-0.60"), NOW)))
                        .withDrift(Optional.of("words"))
                        .withUnacknowledgedEntry(
                                new AccountAuditState.UnacknowledgedEntry(plan(), List.of(bought()), NOW)))
                .withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.NOT_LISTED, BAR, NOW)))
                .withRefusedExits(3)
                .withCloseRequest(CloseRequest.SELL)
                .withMargin(MarginState.NONE
                        .confirmed(3)
                        .withPayments(PaymentState.NONE
                                .withFunding(new PaymentState.Booked("f1", BAR), number("-0.12"))
                                .withFee(new PaymentState.Booked("f2", NOW), number("1.5"))
                                .withReadAt(NOW)));
        assertThat(written(FLAT.withExecution(state))).isEqualTo(golden("venue"));
    }

    @Test
    void theStateOfAnEntryAndOfRestIsWrittenInTheseBytes() {
        assertThat(written(FLAT.withExecution(executionState().entering(plan()))))
                .isEqualTo(golden("venue-entering"));
        assertThat(written(FLAT.withExecution(executionState()))).isEqualTo(golden("venue-at-rest"));
    }

    @Test
    void theStateOfPaperTradingIsWrittenInTheseBytes() {
        PaperState state =
                PaperState.starting(StrategyId.MODEL, number("1E+3")).withCloseRequest(CloseRequest.WRITE_OFF);
        assertThat(written(FLAT.withExecution(state))).isEqualTo(golden("paper"));
    }

    @Test
    void aPaperPositionThatFollowsAScoreAndItsPendingExitAreWrittenInTheseBytes() {
        EntryBasis basis = new EntryBasis.ByScore(
                "model",
                "m-1",
                -0.0004,
                0.0003,
                -0.000075,
                new EntryBasis.Distances(PositionSide.SHORT, 0.04, 0.12, 240, 0.001));
        PaperState flat = PaperState.starting(StrategyId.MODEL, number("1E+3"));
        TraderState holding = new TraderState(
                flat.trader().account(),
                3 * Minutes.MILLIS,
                Optional.empty(),
                Optional.of(Position.enter(basis, Minutes.MILLIS, 2 * Minutes.MILLIS, 100, number("2.50"))),
                flat.trader().dust(),
                Optional.of(new PendingExit(3 * Minutes.MILLIS, ExitReason.SCORE)));
        assertThat(written(FLAT.withExecution(flat.with(holding, Optional.empty()))))
                .isEqualTo(golden("paper-score"));
    }

    @Test
    void theBytesAreReadAsTheStateThatWasWritten() {
        for (String name : List.of("venue", "venue-entering", "venue-at-rest", "paper", "paper-score")) {
            byte[] stored = golden(name).getBytes(StandardCharsets.UTF_8);
            assertThat(SymbolStateCodec.CODEC.write(SymbolStateCodec.CODEC.read(name, stored)))
                    .isEqualTo(stored);
        }
    }

    private static String written(SymbolState state) {
        return new String(SymbolStateCodec.CODEC.write(state), StandardCharsets.UTF_8);
    }

    private static String golden(String name) {
        try (InputStream file = WrittenStateTest.class.getResourceAsStream("schema-8/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
