package dev.scalpel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.PositionSide;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Files that were written before rows named their strategy, or knew scores: read, and written with the new columns only. */
class FormerRowsTest {

    @Test
    void aFormerTradeIsTheModels() {
        List<TradeRow> rows = LedgerCsv.TRADES.read("t.csv", bytes("trades"));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).basis())
                .isEqualTo(new ByModel(
                        "model",
                        "20261120T002000Z-0123456789ab",
                        new Bracket(PositionSide.LONG, 3, 7, 45),
                        2.871361321282904E-4));
        assertThat(rows).allSatisfy(row -> assertThat(row.basis().strategyId()).isEqualTo(StrategyId.MODEL));
        assertThat(rows.get(0).tacticsId()).contains("4a4d77d04ee1");
    }

    @Test
    void aFormerDecisionIsTheModels() {
        List<DecisionRow> rows = LedgerCsv.DECISIONS.read("d.csv", bytes("decisions"));

        assertThat(rows).hasSize(3);
        assertThat(rows).allSatisfy(row -> assertThat(row.strategy()).isSameAs(StrategyId.MODEL));
        assertThat(rows.get(2).insight().orElseThrow().modelId()).isEqualTo("20261120T002000Z-0123456789ab");
    }

    @Test
    void theFormerColumnsAreWrittenAsTheyWere() {
        String trades = rewritten(LedgerCsv.TRADES, "trades");
        assertThat(trades.replaceAll(
                        "(?m),(strategy,origin,origin_id,stop_distance,target_distance,volatility,score,threshold,"
                                + "exit_score,multiplier,funding|model,MODEL,,,,,,,,1,0)$",
                        ""))
                .isEqualTo(text("trades"));
        String decisions = rewritten(LedgerCsv.DECISIONS, "decisions");
        assertThat(decisions.replaceAll("(?m),(strategy,origin,signal_id|model,MODEL,)$", ""))
                .isEqualTo(text("decisions"));
    }

    @Test
    void aTradeFromBeforeScoresWereFollowedKeepsEveryCell() {
        byte[] stored = stored("without-scores/trades");
        List<TradeRow> rows = LedgerCsv.TRADES.read("t.csv", stored);

        assertThat(rows)
                .extracting(row -> row.basis().strategyId().toString())
                .containsExactly("model (MODEL)", "trend (SIGNAL)", "cross-btc (RULE)");
        assertThat(LedgerCsv.TRADES.isOfFormerVersion(stored)).isTrue();
        assertThat(new String(LedgerCsv.TRADES.write(rows), StandardCharsets.UTF_8)
                        .replaceAll("(?m),(score,threshold,exit_score,multiplier,funding|,,,1,0)$", ""))
                .isEqualTo(new String(stored, StandardCharsets.UTF_8));
    }

    @Test
    void aFormerFileIsDistinguishedFromANewOne() {
        assertThat(LedgerCsv.TRADES.isOfFormerVersion(bytes("trades"))).isTrue();
        assertThat(LedgerCsv.TRADES.isOfFormerVersion(
                        rewritten(LedgerCsv.TRADES, "trades").getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void aNewRowUnderAFormerHeaderIsRefused() {
        String mixed = text("decisions") + "1780272240000,9,STALE_BAR,1.0,,,,,,,,,,,,,,model,MODEL,\n";
        assertThatThrownBy(() -> LedgerCsv.DECISIONS.read("d.csv", mixed.getBytes(StandardCharsets.UTF_8)))
                .hasMessage("d.csv, row 5: must have 17 cells, has 20");
    }

    @Test
    void aHeaderWithHalfOfTheNewColumnsIsRefused() {
        String half = text("decisions").replaceFirst("figures\n", "figures,strategy\n");
        assertThatThrownBy(() -> LedgerCsv.DECISIONS.read("d.csv", half.getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("d.csv, row 1: the header must be bar,revision,reason,");
    }

    @Test
    void aTradeFromBeforeContractsCountsUnitsOfTheBaseAssetAndKeepsItsStrategy() {
        List<TradeRow> rows = LedgerCsv.TRADES.read("t.csv", stored("before-contracts/trades"));

        assertThat(rows)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.multiplier()).isEqualTo(BigDecimal.ONE));
        assertThat(rows.get(3).basis().strategyId()).isEqualTo(new StrategyId("trend", Origin.SIGNAL));
        assertThat(LedgerCsv.TRADES.isOfFormerVersion(stored("before-contracts/trades")))
                .isTrue();
    }

    @Test
    void aDecisionFromBeforeSignalsWasMadeOnNone() {
        List<DecisionRow> rows = LedgerCsv.DECISIONS.read("d.csv", stored("before-contracts/decisions"));

        assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(row.signalId()).isEmpty());
        assertThat(rows.get(2).strategy()).isEqualTo(new StrategyId("trend", Origin.SIGNAL));
        assertThat(LedgerCsv.DECISIONS.isOfFormerVersion(stored("before-contracts/decisions")))
                .isTrue();
    }

    @Test
    void aTradeFromBeforePerpetualsHasNoFundingAndKeepsItsMultiplier() {
        byte[] stored = stored("before-funding/trades");
        List<TradeRow> rows = LedgerCsv.TRADES.read("t.csv", stored);

        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row.funding()).isEqualTo(BigDecimal.ZERO));
        assertThat(rows)
                .extracting(TradeRow::multiplier)
                .containsExactly(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.ONE);
        assertThat(LedgerCsv.TRADES.isOfFormerVersion(stored)).isTrue();
        assertThat(new String(LedgerCsv.TRADES.write(rows), StandardCharsets.UTF_8).replaceAll("(?m),(funding|0)$", ""))
                .isEqualTo(new String(stored, StandardCharsets.UTF_8));
    }

    private static <R extends LedgerRow> String rewritten(LedgerCsv<R> csv, String name) {
        return new String(csv.write(csv.read(name, bytes(name))), StandardCharsets.UTF_8);
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        return stored("without-strategies/" + name);
    }

    private static byte[] stored(String name) {
        try (InputStream file = FormerRowsTest.class.getResourceAsStream(name + ".csv")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
