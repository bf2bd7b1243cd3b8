package dev.scalpel.execution.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that earlier versions stored, as they wrote them: read, upgraded, and complete. */
class FormerStateCodecTest {

    private static final long BAR = 1_780_272_000_000L;
    private static final long SIGNED = 1_780_272_062_000L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema-1/paper-holding",
                "schema-1/venue-flat",
                "schema-1/venue-holding",
                "schema-2/paper-flat",
                "schema-2/paper-holding",
                "schema-2/paper-pending",
                "schema-2/venue-drift",
                "schema-2/venue-entering",
                "schema-2/venue-every-field",
                "schema-2/venue-exiting",
                "schema-2/venue-flat",
                "schema-2/venue-holding",
                "schema-3/paper",
                "schema-3/venue",
                "schema-3/venue-at-rest",
                "schema-3/venue-entering",
                "schema-4/paper",
                "schema-4/paper-holding",
                "schema-4/venue",
                "schema-4/venue-at-rest",
                "schema-4/venue-entering",
                "schema-4/venue-holding",
                "schema-5/paper",
                "schema-5/paper-score",
                "schema-5/venue",
                "schema-5/venue-at-rest",
                "schema-5/venue-entering",
                "schema-6/paper",
                "schema-6/paper-score",
                "schema-6/venue",
                "schema-6/venue-at-rest",
                "schema-6/venue-entering",
                "schema-6/venue-holding",
                "schema-7/paper",
                "schema-7/paper-score",
                "schema-7/venue",
                "schema-7/venue-at-rest",
                "schema-7/venue-entering"
            })
    void everyStoredDocumentIsReadAndWrittenInTheNewestFormWithoutALoss(String name) {
        SymbolState state = stored(name);
        byte[] newest = SymbolStateCodec.CODEC.write(state);
        assertThat(new String(newest, StandardCharsets.UTF_8)).startsWith("{\"schema\":8,");
        assertThat(SymbolStateCodec.CODEC.read(name, newest)).isEqualTo(state);
        assertThat(SymbolStatus.read(name, newest))
                .isEqualTo(SymbolStatus.read(name, bytes(name)))
                .isEqualTo(new SymbolStatus(state.symbol(), state.halted(), state.position(), state.account()));
    }

    @Test
    void anIntentIsValidUntilTheEndOfItsStoredWindow() {
        for (Intent intent : stored("schema-2/venue-entering").intents()) {
            assertThat(intent.signedTimestamp()).isEqualTo(SIGNED);
            assertThat(intent.validUntil()).isEqualTo(SIGNED + 5_000);
            assertThat(intent.idempotency()).isEqualTo(IdempotencyPolicy.REQUEST_WINDOW);
        }
    }

    @Test
    void anIntentOfTheFirstSchemaHasNoOrders() {
        assertThat(stored("schema-1/venue-holding").intents())
                .hasSize(2)
                .allSatisfy(intent -> assertThat(intent.orders()).isEmpty())
                .allSatisfy(intent -> assertThat(intent.validUntil()).isEqualTo(SIGNED + 5_000));
    }

    @ParameterizedTest
    @CsvSource({
        "venue-flat, AtRest, false",
        "venue-entering, Entering, false",
        "venue-holding, AtRest, true",
        "venue-exiting, Exiting, true"
    })
    void thePhaseOfATradeAtAVenueFollowsFromItsPlans(String name, String phase, boolean holding) {
        SymbolState state = stored("schema-2/" + name);
        assertThat(venue(state).phase().getClass().getSimpleName()).isEqualTo(phase);
        assertThat(state.position().isPresent()).isEqualTo(holding);
    }

    @Test
    void anEntryUnderWayKeepsItsPlan() {
        EntryPlan plan = venue(stored("schema-2/venue-entering")).entry().orElseThrow();
        assertThat(plan.tradeId()).isEqualTo("ehnyg0-ETHUSDT");
        assertThat(plan.decisionBar()).isEqualTo(BAR);
        assertThat(plan.quantity()).isEqualTo(new BigDecimal("0.62117"));
    }

    @Test
    void anExitUnderWayKeepsItsPlanAndItsRefusals() {
        VenueState exiting = venue(stored("schema-2/venue-exiting"));
        assertThat(exiting.exitPlan()).contains(new ExitPlan(ExitReason.HALT, new BigDecimal("1970.65000000"), BAR));
        assertThat(exiting.refusedExits()).isEqualTo(2);
        assertThat(exiting.closeRequest()).isEqualTo(CloseRequest.NONE);
    }

    @Test
    void anUnexplainedDepositAndLostEntriesAreKept() {
        AccountAuditState audit = venue(stored("schema-2/venue-drift")).accountAudit();
        assertThat(audit.foreignQuantity()).contains(new BigDecimal("2.50000000"));
        assertThat(audit.drift().orElseThrow()).startsWith("the account holds 2.50000000 ETH more");
        assertThat(audit.unacknowledgedEntries())
                .extracting(entry -> entry.intents().get(0).validUntil())
                .containsExactly(SIGNED + 5_000, SIGNED + 65_000, SIGNED + 125_000);
    }

    @Test
    void everyFieldOfTheExecutionStateIsKept() {
        VenueState state = venue(stored("schema-2/venue-every-field"));
        assertThat(state.mode()).isEqualTo(Mode.TESTNET);
        assertThat(state.capital()).isEqualTo(new BigDecimal("1000"));
        assertThat(state.dust()).isEqualTo(new BigDecimal("0.00030"));
        assertThat(state.exitPlan()).contains(new ExitPlan(ExitReason.STOP, new BigDecimal("98.10"), BAR));
        assertThat(state.accountAudit().checkedAt()).isEqualTo(BAR + 120_000);
        assertThat(state.accountAudit().foreignQuantity()).contains(new BigDecimal("2.50"));
        assertThat(state.accountAudit().foreignOrders()).containsExactly("4711");
        assertThat(state.accountAudit().missingQuantity()).isEqualTo(new BigDecimal("0.40"));
        assertThat(state.accountAudit().mismatch())
                .contains(new AccountAuditState.Mismatch(new BigDecimal("-0.60"), BAR + 120_000));
        assertThat(state.accountAudit().drift()).contains("words");
        assertThat(state.accountAudit().unacknowledgedEntries())
                .extracting(entry -> entry.intents().size())
                .containsExactly(2);
        assertThat(state.marketOutage()).contains(new MarketOutage(MarketOutage.State.NOT_LISTED, BAR, BAR + 120_000));
        assertThat(state.refusedExits()).isEqualTo(3);
        assertThat(state.closeRequest()).isEqualTo(CloseRequest.SELL);
    }

    @ParameterizedTest
    @CsvSource({"AT_VENUE, SELL", "IN_BOOKS, WRITE_OFF", "NO, NONE"})
    void theFormerNamesOfCloseRequestsAreRead(String former, CloseRequest request) {
        String document = text("schema-2/venue-every-field").replace("\"AT_VENUE\"", "\"" + former + "\"");
        assertThat(venue(read(document)).closeRequest()).isEqualTo(request);
    }

    @Test
    void ofTwoPlansTheOneThatFitsThePositionIsKept() {
        String holding = text("schema-2/venue-every-field");
        assertThat(venue(read(holding)).phase()).isInstanceOf(TradePhase.Exiting.class);
        String flat = holding.replaceFirst(
                "\"position\":\\{.*?\\},\"tradeId.*?\"winProbability\":[0-9.]+\\}", "\"position\":null");
        assertThat(flat).contains("\"position\":null");
        assertThat(venue(read(flat)).phase()).isInstanceOf(TradePhase.Entering.class);
    }

    @Test
    void aPaperTraderIsStoredWithItsPendingEntryOrItsPosition() {
        PaperState pending =
                (PaperState) stored("schema-2/paper-pending").execution().orElseThrow();
        assertThat(pending.mode()).isEqualTo(Mode.PAPER);
        assertThat(pending.capital()).isEqualTo(new BigDecimal("10000"));
        assertThat(pending.trader().pending().orElseThrow().dueTime()).isEqualTo(BAR + 60_000);
        assertThat(pending.entry().orElseThrow().tradeId()).isEqualTo("ehnyg0-ETHUSDT");
        SymbolState holding = stored("schema-2/paper-holding");
        PaperState paper = (PaperState) holding.execution().orElseThrow();
        assertThat(paper.trader().position()).isEqualTo(holding.position().map(open -> open.position()));
        assertThat(paper.entry()).isEmpty();
    }

    @Test
    void everythingBeforeStrategiesHadNamesIsTheModels() {
        SymbolState holding = stored("schema-2/paper-holding");
        PaperState paper = (PaperState) holding.execution().orElseThrow();
        ByModel basis =
                holding.position().orElseThrow().position().basis().model().orElseThrow();
        assertThat(basis.modelId()).isEqualTo("20261120T002000Z-0123456789ab");
        assertThat(basis.strategy()).isEqualTo("model");
        assertThat(paper.strategy()).isEqualTo(StrategyId.MODEL);
        SymbolState pending = stored("schema-2/paper-pending");
        PaperState waiting = (PaperState) pending.execution().orElseThrow();
        assertThat(waiting.trader().pending().orElseThrow().basis())
                .isEqualTo(waiting.entry().orElseThrow().basis());
        SymbolState venue = stored("schema-3/venue");
        assertThat(venue(venue).strategy()).isEqualTo(StrategyId.MODEL);
        assertThat(venue(venue).accountAudit().unacknowledgedEntries())
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.plan().basis().model().orElseThrow().modelId())
                            .isEqualTo("model");
                    assertThat(entry.intents())
                            .allSatisfy(intent -> assertThat(intent.strategy()).isEqualTo(StrategyId.MODEL));
                });
    }

    @Test
    void everyQuantityBeforeContractsCountsUnitsOfTheBaseAsset() {
        SymbolState paper = stored("schema-4/paper-holding");
        Position simulated = ((PaperState) paper.execution().orElseThrow())
                .trader()
                .position()
                .orElseThrow();
        assertThat(simulated.multiplier()).isEqualTo(BigDecimal.ONE);
        assertThat(paper.position().orElseThrow().position()).isEqualTo(simulated);
        SymbolState venue = stored("schema-4/venue-holding");
        assertThat(venue(venue).multiplier()).isEqualTo(BigDecimal.ONE);
        assertThat(venue.position().orElseThrow().position().multiplier()).isEqualTo(BigDecimal.ONE);
        assertThat(venue.outbox().trades())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.multiplier()).isEqualTo(BigDecimal.ONE));
    }

    @Test
    void beforePerpetualsNothingWasTradedOnMarginAndNothingHadFunding() {
        SymbolState venue = stored("schema-6/venue-holding");
        assertThat(venue(venue).margin()).isEqualTo(MarginState.NONE);
        assertThat(venue.outbox().trades())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.funding()).isEqualTo(BigDecimal.ZERO));
    }

    @Test
    void aSymbolThatNeverTradedHasNoExecutionState() {
        String document = text("schema-2/paper-flat")
                .replaceFirst("\"broker\":\\{.*\\},\"outbox\"", "\"broker\":null,\"outbox\"");
        assertThat(read(document).execution()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"dust\":\"0.00030\"| \"mist\":\"0.00030\"| dust",
                "\"recvWindowMillis\":5000| \"window\":5000| validUntil",
                "\"reason\":\"STOP\"| \"reason\":\"BORED\"| reason",
                "\"closing\":\"AT_VENUE\"| \"closing\":\"SOMEHOW\"| closeRequest",
                "\"mode\":\"TESTNET\"| \"mode\":\"DREAM\"| mode",
                "\"taken\":\"0.40\"| \"taken\":\"some\"| missingQuantity"
            })
    void anInvalidFieldOfAStoredDocumentIsNamed(String good, String bad, String field) {
        String document = text("schema-2/venue-every-field");
        assertThat(document).contains(good);
        assertThatThrownBy(() -> read(document.replaceFirst(Pattern.quote(good), bad)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining(field);
    }

    private static VenueState venue(SymbolState state) {
        return (VenueState) state.execution().orElseThrow();
    }

    private static SymbolState stored(String name) {
        return read(text(name));
    }

    private static SymbolState read(String document) {
        return SymbolStateCodec.CODEC.read("stored", document.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream file = FormerStateCodecTest.class.getResourceAsStream(name + ".json")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
