package dev.scalpel.ledger;

import static dev.scalpel.ledger.LedgerArbitraries.decision;
import static dev.scalpel.ledger.LedgerArbitraries.decisions;
import static dev.scalpel.ledger.LedgerArbitraries.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.EntryBasis.ByRule;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.EntryBasis.BySignal;
import dev.scalpel.trading.EntryBasis.Distances;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LedgerCsvTest {

    private static final String DECISION_HEADER =
            "bar,revision,reason,close,model_id,tactics_id,features_hash,side,stop_sigmas,target_sigmas,hold_minutes,"
                    + "sigma,predicted_raw,predicted_net,win_probability,share,figures,strategy,origin,signal_id\n";

    @Test
    void writesADecisionAsOneReadableLine() {
        assertThat(text(LedgerCsv.DECISIONS.write(List.of(decision(60_000, 4, "STALE_BAR")))))
                .isEqualTo(DECISION_HEADER + "60000,4,STALE_BAR,100.5,,,,,,,,,,,,,a=1.5;b=2.0,model,MODEL,\n");
    }

    @Test
    void writesATradeAsOneReadableLine() {
        assertThat(text(LedgerCsv.TRADES.write(List.of(trade("t1", 9, 180_000))))
                        .lines()
                        .toList()
                        .get(1))
                .isEqualTo(
                        "t1,9,paper,model-1,tactics-1,0,LONG,1.5,3.0,60,0.001,60000,100.00,100.01,1,0.5,850,"
                                + "180000,101.00,100.99,1,0.5,900,TARGET,BNB=0.00000001;USDT=0.10,0.39,0.0078,0.002,0.6,model,MODEL,,,,,,,,1,0");
    }

    @Test
    void aTradeBySignalOrRuleHasItsOwnIdAndDistancesAndNoCellOfAModel() {
        TradeRow model = trade("t1", 9, 180_000);
        Distances distances = new Distances(PositionSide.SHORT, 0.01, 0.02, 480, 0.001);
        assertThat(line(with(model, new BySignal("trend", "9f8e7d6c5b4a3210", distances))))
                .isEqualTo(
                        "t1,9,paper,,,0,SHORT,,,480,,60000,100.00,100.01,1,0.5,850,180000,101.00,100.99,1,0.5,900,"
                                + "TARGET,BNB=0.00000001;USDT=0.10,0.39,0.0078,,,trend,SIGNAL,9f8e7d6c5b4a3210,0.01,0.02,0.001,,,,1,0");
        assertThat(line(with(model, new ByRule("cross-btc", "sma-cross", distances))))
                .endsWith(",0.39,0.0078,,,cross-btc,RULE,sma-cross,0.01,0.02,0.001,,,,1,0");
    }

    @Test
    void aTradeInContractsHasItsMultiplierAndOneOfAPerpetualItsFunding() {
        TradeRow counted = counted(trade("t1", 9, 180_000), "12.50");
        assertThat(line(counted)).endsWith(",model,MODEL,,,,,,,,12.50,-0.0310");
        // 0.5 · 100.01 · 12.50.
        assertThat(counted.notional()).isEqualByComparingTo("625.0625");
        assertThatThrownBy(() -> counted(counted, "0")).hasMessage("multiplier must be > 0: 0");
    }

    @Test
    void aTradeThatFollowedAScoreHasTheModelsIdAndTheScoreAtTheEnd() {
        Distances distances = new Distances(PositionSide.SHORT, 0.04, 0.12, 240, 0.001);
        TradeRow row =
                with(trade("t1", 9, 180_000), new ByScore("model", "m-2", -0.0004, 0.0003, -0.000075, distances));
        assertThat(line(row))
                .isEqualTo(
                        "t1,9,paper,m-2,,0,SHORT,,,240,,60000,100.00,100.01,1,0.5,850,180000,101.00,100.99,1,0.5,900,"
                                + "TARGET,BNB=0.00000001;USDT=0.10,0.39,0.0078,,,model,MODEL,,0.04,0.12,0.001,"
                                + "-4.0E-4,3.0E-4,-7.5E-5,1,0");
        assertThat(row.modelId()).contains("m-2");
    }

    @Test
    void cellsThatDoNotBelongToTheOriginAreRefused() {
        String csv = text(LedgerCsv.TRADES.write(List.of(trade("t1", 9, 180_000))));
        assertRefused(csv.replace(",model,MODEL,,", ",model,MODEL,x,"), "row 2: origin_id must be empty here: x");
        assertRefused(
                csv.replace(",model,MODEL,,,,,,,", ",s,SIGNAL,id,0.1,0.1,0,,,"),
                "row 2: model_id, stop_sigmas, target_sigmas and sigma must be empty for strategy s (SIGNAL)");
        assertRefused(csv.replace(",model,MODEL,,,,,,,", ",model,MODEL,,,,,1,,"), "row 2: score must be empty here: 1");
        String score = text(LedgerCsv.TRADES.write(List.of(with(
                trade("t1", 9, 180_000),
                new ByScore("model", "m-2", 3, 2, 0, new Distances(PositionSide.LONG, 0.04, 0.12, 240, 0.001))))));
        assertRefused(
                score.replace(",3.0,2.0,0.0", ",1.0,2.0,0.0"),
                "row 2: the score of a LONG must be finite and reach the threshold 2.0 in its direction: 1.0");
        assertRefused(
                score.replace("LONG,,,240", "LONG,5.0,,240"),
                "row 2: stop_sigmas and target_sigmas must be empty where sigma is: strategy model (MODEL) followed a score");
        assertRefused(csv.replace(",MODEL,", ",GUESS,"), "row 2: origin must be one of [MODEL, SIGNAL, RULE]: 'GUESS'");
        assertRefused(
                csv.replace(",model,MODEL,", ",two words,MODEL,"),
                "row 2: a strategy's name must be 1 to 40 of A-Z a-z 0-9 . _ -: 'two words'");
    }

    private static TradeRow counted(TradeRow row, String multiplier) {
        return new TradeRow(
                row.id(),
                row.revision(),
                row.mode(),
                row.basis(),
                row.tacticsId(),
                row.decisionBar(),
                row.entry(),
                row.exit(),
                row.exitReason(),
                row.fees(),
                row.netProfit(),
                row.netReturn(),
                row.predictedNet(),
                row.winProbability(),
                new BigDecimal(multiplier),
                new BigDecimal("-0.0310"));
    }

    private static TradeRow with(TradeRow row, EntryBasis basis) {
        return new TradeRow(
                row.id(),
                row.revision(),
                row.mode(),
                basis,
                Optional.empty(),
                row.decisionBar(),
                row.entry(),
                row.exit(),
                row.exitReason(),
                row.fees(),
                row.netProfit(),
                row.netReturn(),
                Double.NaN,
                Double.NaN);
    }

    private static String line(TradeRow row) {
        return text(LedgerCsv.TRADES.write(List.of(row))).lines().toList().get(1);
    }

    private static void assertRefused(String csv, String message) {
        assertThatThrownBy(() -> LedgerCsv.TRADES.read("t.csv", csv.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessage("t.csv, " + message);
    }

    @Property(tries = 300)
    void everyDecisionIsReadBackWithEveryValue(@ForAll("decisionRows") List<DecisionRow> rows) {
        List<DecisionRow> merged = LedgerCsv.DECISIONS.merge(rows, List.of());
        assertThat(LedgerCsv.DECISIONS.read("d.csv", LedgerCsv.DECISIONS.write(rows)))
                .isEqualTo(merged);
    }

    @Property(tries = 300)
    void everyTradeIsReadBackWithEveryValue(@ForAll("tradeRows") List<TradeRow> rows) {
        List<TradeRow> merged = LedgerCsv.TRADES.merge(rows, List.of());
        assertThat(LedgerCsv.TRADES.read("t.csv", LedgerCsv.TRADES.write(rows))).isEqualTo(merged);
    }

    @Property(tries = 300)
    void mergingDecisionsIsIdempotentCommutativeAndAssociative(
            @ForAll("decisionRows") List<DecisionRow> a,
            @ForAll("decisionRows") List<DecisionRow> b,
            @ForAll("decisionRows") List<DecisionRow> c) {
        checkLaws(LedgerCsv.DECISIONS, a, b, c);
    }

    @Property(tries = 300)
    void mergingTradesIsIdempotentCommutativeAndAssociative(
            @ForAll("tradeRows") List<TradeRow> a,
            @ForAll("tradeRows") List<TradeRow> b,
            @ForAll("tradeRows") List<TradeRow> c) {
        checkLaws(LedgerCsv.TRADES, a, b, c);
    }

    private static <R extends LedgerRow> void checkLaws(LedgerCsv<R> csv, List<R> a, List<R> b, List<R> c) {
        List<R> ab = csv.merge(a, b);
        assertThat(csv.merge(ab, b)).isEqualTo(ab);
        assertThat(csv.merge(b, a)).isEqualTo(ab);
        assertThat(csv.merge(ab, c)).isEqualTo(csv.merge(a, csv.merge(b, c)));
        assertThat(ab).extracting(LedgerRow::id).doesNotHaveDuplicates();
        assertThat(ab)
                .extracting(LedgerRow::id)
                .containsAll(a.stream().map(LedgerRow::id).toList());
        assertThat(ab)
                .extracting(LedgerRow::id)
                .containsAll(b.stream().map(LedgerRow::id).toList());
        assertThat(ab).allMatch(row -> a.contains(row) || b.contains(row));
    }

    @Test
    void ofTwoVersionsTheLaterRevisionCounts() {
        DecisionRow first = decision(60_000, 4, "STALE_BAR");
        DecisionRow later = decision(60_000, 5, "LAPSED");
        assertThat(LedgerCsv.DECISIONS.merge(List.of(later), List.of(first))).containsExactly(later);
    }

    @Test
    void keepsRowsInOrderOfTime() {
        assertThat(LedgerCsv.DECISIONS.merge(decisions(600_000, 60_000), decisions(1_200_000, 120_000)))
                .extracting(DecisionRow::bar)
                .containsExactly(60_000L, 120_000L, 600_000L, 1_200_000L);
    }

    @Test
    void rejectsADuplicateTradeWithAnotherExit() {
        String once = text(LedgerCsv.TRADES.write(List.of(trade("t1", 9, 180_000))));
        String later = text(LedgerCsv.TRADES.write(List.of(trade("t1", 9, 240_000))));
        byte[] both = (once + later.substring(later.indexOf('\n') + 1)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> LedgerCsv.TRADES.read("t.csv", both))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessage("t.csv, row 3: is a duplicate: t1 is in row 2");
    }

    @Property(tries = 300)
    void aFileWithQuotesReadsAsOneWithout(@ForAll("decisionRows") List<DecisionRow> rows) {
        byte[] plain = LedgerCsv.DECISIONS.write(rows);
        String quoted = text(plain).replaceAll("(?m)^([0-9]+),", "\"$1\",");
        assertThat(LedgerCsv.DECISIONS.read("d.csv", quoted.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(LedgerCsv.DECISIONS.read("d.csv", plain));
    }

    @Test
    void rejectsATruncatedFileWithFileRowAndReason() {
        byte[] whole = LedgerCsv.DECISIONS.write(decisions(60_000, 120_000));
        assertThatThrownBy(() -> LedgerCsv.DECISIONS.read("decisions/x.csv", Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessage("decisions/x.csv, row 3: is truncated: the last line has no line break");
        assertRejected(DECISION_HEADER + "60000,1,A\n", "d.csv, row 2: must have 20 cells, has 3");
        assertRejected(DECISION_HEADER + row("60000") + row("12x"), "d.csv, row 3: bar must be a whole number: '12x'");
        assertRejected(
                DECISION_HEADER + row("60000") + row("60000"), "d.csv, row 3: is a duplicate: 60000 is in row 2");
        assertRejected(
                DECISION_HEADER + row("60000").replace("a=1", "a"),
                "d.csv, row 2: figures must be name=value;name=value: 'a'");
        assertRejected(
                DECISION_HEADER + row("60000").replace("A,1.0,,", "A,1.0,,x"),
                "d.csv, row 2: tactics_id must be empty here: x");
        assertRejected("", "d.csv: is truncated: the last line has no line break");
    }

    @Test
    void rejectsAnotherHeader() {
        assertThatThrownBy(() -> LedgerCsv.TRADES.read("t.csv", DECISION_HEADER.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageStartingWith("t.csv, row 1: the header must be id,revision,mode,");
    }

    @Test
    void aDamagedFileIsReadOrRejected() {
        byte[] whole = LedgerCsv.TRADES.write(List.of(trade("a", 1, 180_000), trade("b", 1, 240_000)));
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                LedgerCsv.TRADES.read("t.csv", damaged);
            } catch (LedgerFormatException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void aTruncatedFileIsRejectedOrHasWholeRowsOnly() {
        byte[] whole = LedgerCsv.TRADES.write(List.of(trade("a", 1, 180_000), trade("b", 1, 240_000)));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length > 0 && cut[length - 1] == '\n') {
                assertThat(LedgerCsv.TRADES.read("t.csv", cut)).hasSizeLessThan(2);
            } else {
                assertThatThrownBy(() -> LedgerCsv.TRADES.read("t.csv", cut)).isInstanceOf(LedgerFormatException.class);
            }
        }
    }

    @Provide
    Arbitrary<List<DecisionRow>> decisionRows() {
        return LedgerArbitraries.decisions().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<TradeRow>> tradeRows() {
        return LedgerArbitraries.trades().list().ofMaxSize(8);
    }

    private static String row(String bar) {
        return bar + ",1,A,1.0,,,,,,,,,,,,,a=1,model,MODEL,\n";
    }

    private static void assertRejected(String csv, String message) {
        assertThatThrownBy(() -> LedgerCsv.DECISIONS.read("d.csv", csv.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessage(message);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
