package dev.scalpel.execution.state;

import static dev.scalpel.execution.venue.TradeFixture.BAR;
import static dev.scalpel.execution.venue.TradeFixture.NOW;
import static dev.scalpel.execution.venue.TradeFixture.bought;
import static dev.scalpel.execution.venue.TradeFixture.executionState;
import static dev.scalpel.execution.venue.TradeFixture.number;
import static dev.scalpel.execution.venue.TradeFixture.plan;
import static dev.scalpel.execution.venue.TradeFixture.resting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.execution.state.ExecutionState.CloseRequest;
import dev.scalpel.execution.state.ExecutionState.ExitPlan;
import dev.scalpel.execution.venue.TradeFixture;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.ExitReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Execution state as JSON, written and read. */
class ExecutionStateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MINIMAL = "{\"mode\": \"TESTNET\", \"capital\": \"1000\", \"dust\": \"0.00030\"}";

    @Test
    void everyFieldSurvivesWritingAndReading() {
        assertThat(reread(complete())).isEqualTo(complete());
    }

    /** The file was written by the first edition: stored documents must keep its bytes. */
    @Test
    void theStoredBytesAreThoseOfTheFirstEdition() throws IOException {
        String stored = firstEdition();
        assertThat(complete().toTree().toString()).isEqualTo(stored);
        assertThat(complete().withCloseRequest(CloseRequest.WRITE_OFF).toTree().toString())
                .isEqualTo(stored.replace("\"closing\":\"AT_VENUE\"", "\"closing\":\"IN_BOOKS\""));
        assertThat(complete().withCloseRequest(CloseRequest.NONE).toTree().toString())
                .isEqualTo(stored.replace(",\"closing\":\"AT_VENUE\"", ""));
    }

    @Test
    void theStoredBytesOfTheFirstEditionAreRead() throws IOException {
        assertThat(ExecutionState.fromTree(JSON.readTree(firstEdition()))).isEqualTo(complete());
    }

    @Test
    void anEntryPlanWithoutPredictionsIsRead() {
        EntryPlan known = plan();
        EntryPlan bare = new EntryPlan(
                known.tradeId(),
                BAR,
                known.bracket(),
                0.01,
                number("100.10"),
                number("1.000"),
                5,
                "rule",
                "tactics",
                Double.NaN,
                Double.NaN);
        assertThat(reread(executionState().withEntry(Optional.of(bare))).entry())
                .contains(bare);
    }

    @Test
    void absentFieldsHaveDefaults() throws JsonProcessingException {
        ExecutionState read = ExecutionState.fromTree(JSON.readTree(MINIMAL));
        assertThat(read)
                .isEqualTo(ExecutionState.starting(Mode.TESTNET, number("1000")).withDust(number("0.00030")));
        assertThat(read.accountAudit()).isEqualTo(AccountAuditState.NONE);
        assertThat(read.closeRequest()).isEqualTo(CloseRequest.NONE);
        assertThat(read.refusedExits()).isZero();
        assertThat(read.marketOutage()).isEmpty();
    }

    @Test
    void defaultsAreNotWritten() throws JsonProcessingException {
        assertThat(executionState().toTree())
                .isEqualTo(JSON.readTree("{\"mode\": \"TESTNET\", \"capital\": \"1000\", \"dust\": \"0\"}"));
    }

    @Test
    void amountsAreStrings() {
        JsonNode tree = executionState()
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("2.50")))
                .toTree();
        assertThat(tree.at("/books/foreign").isTextual()).isTrue();
        assertThat(tree.at("/books/foreign").asText()).isEqualTo("2.50");
    }

    @Test
    void aMissingOrInvalidFieldIsNamed() {
        assertThatThrownBy(() -> ExecutionState.fromTree(JSON.readTree("{\"mode\": \"TESTNET\", \"capital\": \"1\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("execution state: field missing: 'dust'");
        assertThatThrownBy(() -> ExecutionState.fromTree(
                        JSON.readTree(MINIMAL.replace("}", ", \"leaving\": {\"reason\": \"BORED\"}}"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("execution state: bad field 'leaving': ");
    }

    @Test
    void afterATradeItsOwnFieldsAreCleared() {
        ExecutionState closed = executionState()
                .withEntry(Optional.of(plan()))
                .withExitPlan(new ExitPlan(ExitReason.STOP, number("98"), BAR))
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
                        .withEntry(Optional.of(plan()))
                        .isAtRest(TradeFixture.flat().state()))
                .isFalse();
    }

    @Test
    void attentionReportsTheMostSeriousProblemFirst() {
        assertThat(executionState().attention()).isEmpty();
        ExecutionState refused = executionState().withRefusedExits(2);
        assertThat(refused.attention()).contains("the venue has refused to close its position 2 times");
        ExecutionState closed =
                refused.withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.CLOSED, BAR, NOW)));
        assertThat(closed.attention()).contains("its market has taken no orders since 2026-06-01T00:00:00Z");
        ExecutionState gone =
                refused.withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.NOT_LISTED, BAR, NOW)));
        assertThat(gone.attention()).contains("the venue has not listed it since 2026-06-01T00:00:00Z");
        assertThat(closed.withAccountAudit(AccountAuditState.NONE.withDrift(Optional.of("a difference")))
                        .attention())
                .contains("a difference: no entries until trading is resumed");
    }

    private static ExecutionState complete() {
        return executionState()
                .withDust(number("0.00030"))
                .with(Optional.of(TraderState.starting(1_000)), Optional.of(plan()))
                .withExitPlan(new ExitPlan(ExitReason.STOP, number("98.10"), BAR))
                .withAccountAudit(AccountAuditState.NONE
                        .withCheckedAt(NOW)
                        .withForeignQuantity(number("2.50"))
                        .withForeignOrders(List.of("4711"))
                        .withMissingQuantity(number("0.40"))
                        .withMismatch(Optional.of(new AccountAuditState.Mismatch(number("-0.60"), NOW)))
                        .withDrift(Optional.of("words"))
                        .withUnacknowledgedEntry(
                                new AccountAuditState.UnacknowledgedEntry(plan(), List.of(bought(), resting(1)), NOW)))
                .withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.NOT_LISTED, BAR, NOW)))
                .withRefusedExits(3)
                .withCloseRequest(CloseRequest.SELL);
    }

    private static String firstEdition() throws IOException {
        try (InputStream file = ExecutionStateTest.class.getResourceAsStream("execution-state.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static ExecutionState reread(ExecutionState execution) {
        try {
            return ExecutionState.fromTree(JSON.readTree(JSON.writeValueAsString(execution.toTree())));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
