package dev.scalpel.execution.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.champion.BracketForecaster;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.portfolio.evidence.FilterStanding;
import dev.scalpel.portfolio.filter.EntryNote;
import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.portfolio.filter.FilterFigures;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.filter.FilterVerdict;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the model and the rules say of the entry of a signal, and whether it counts. */
class EntryFiltersTest extends DecisionsFixture {

    private static final FilterRule RULE = new FilterRule(0.5, 0.6);
    private static final FilterFigures FIGURES = new FilterFigures(200, 126, 90, 0.5, 0.001, 0.002, 0.001, 0.0001);
    /** Φ(0.001 ÷ (0.001·√60)), the spread of an hour. */
    private static final double SURE = 0.5513602;

    @Test
    void aStrategyWithoutAFilterIsNotJudged() {
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        assertThat(decisions().entry(signal("own", TargetState.LONG), now)).isEqualTo(EntryOpinion.Allowed.WHOLE);
        adopted();
        assertThat(decisions().entry(signal("filtered", TargetState.FLAT), now)).isEqualTo(EntryOpinion.Allowed.WHOLE);
    }

    @Test
    void anEntryAgainstTheScoreIsVetoed() {
        adopted();
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        EntryOpinion.Vetoed veto = (EntryOpinion.Vetoed) filtered(TargetState.LONG);
        assertThat(veto.reason()).isEqualTo("win probability 0.449, minimum 0.500");
        assertThat(veto.note().orElseThrow().probability().orElseThrow()).isCloseTo(1 - SURE, within(1e-6));
    }

    @Test
    void anEntryWithTheScoreGrowsWithItsProbability() {
        adopted();
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        EntryOpinion.Allowed half = (EntryOpinion.Allowed) filtered(TargetState.LONG);
        assertThat(half.size()).isEqualByComparingTo("0.51");
        assertThat(half.note().orElseThrow().text())
                .isEqualTo("win probability 0.551 by model " + ScriptedScores.ID + ": entered at 0.51 of its size");
        champion = new ChampionStatus.Model(new ScriptedScores(-0.002));
        assertThat(((EntryOpinion.Allowed) filtered(TargetState.SHORT)).size()).isEqualByComparingTo("1");
    }

    @Test
    void withoutEvidenceAnEntryIsWholeAndTheLogSaysWhy() {
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        EntryOpinion.Allowed whole = (EntryOpinion.Allowed) filtered(TargetState.LONG);
        assertThat(whole.size()).isEqualByComparingTo("1");
        EntryNote note = whole.note().orElseThrow();
        assertThat(note.text())
                .isEqualTo("win probability 0.449 by model " + ScriptedScores.ID
                        + "; the filter is not in force: its evidence has not been gathered yet: the review of the"
                        + " strategy's history does that");
        assertThat(note.isReview()).isTrue();
        assertThat(EntryNote.logged(whole.note()).orElseThrow()).isCloseTo(1 - SURE, within(1e-6));
    }

    @Test
    void evidenceThatIsRefusedLeavesTheEntryWhole() {
        standings.add(
                "crypto", "filtered", FilterStanding.of(new FilterVerdict.Refused("too short", FIGURES), RULE, NOW));
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        EntryOpinion.Allowed whole = (EntryOpinion.Allowed) filtered(TargetState.LONG);
        assertThat(whole.size()).isEqualByComparingTo("1");
        assertThat(whole.note().orElseThrow().text()).endsWith("; the filter is not in force: too short");
    }

    @Test
    void evidenceOfOtherProbabilitiesIsNone() {
        standings.add(
                "crypto",
                "filtered",
                FilterStanding.of(new FilterVerdict.Adopted(FIGURES), new FilterRule(0.4, 0.4), NOW));
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        EntryOpinion.Allowed whole = (EntryOpinion.Allowed) filtered(TargetState.LONG);
        assertThat(whole.note().orElseThrow().text())
                .endsWith("; the filter is not in force: its evidence of 2026-06-01T12:00:00Z is of other probabilities"
                        + " (0.4 and 0.4), which the next review replaces");
    }

    /** Nothing confirms the entry, and the strategy's owner wants it confirmed. */
    @Test
    void withoutAModelThatCouldConfirmItTheEntryIsVetoed() {
        adopted();
        champion = new ChampionStatus.Flat("never promoted");
        assertVetoed("there is no model: never promoted");
        champion = new ChampionStatus.Refused("its file is damaged");
        assertVetoed("the model cannot be used: its file is damaged");
        champion = new ChampionStatus.Model(
                new ScriptedScores(0.001), ChampionTerms.NONE.withoutEntries("E fell below its limit"));
        assertVetoed("the model's licence is suspended: E fell below its limit");
        champion = new ChampionStatus.Model(new ScriptedScores(0.001, Double.NaN));
        assertVetoed("no trade has calibrated the model " + ScriptedScores.ID + " yet");
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        now = NOW.plus(Duration.ofMinutes(3));
        assertVetoed("the newest bar closed 180 s ago, limits.staleBarSeconds allows 120");
        now = NOW.minus(Duration.ofDays(2));
        assertVetoed("no bars are stored");
    }

    @Test
    void barsThatAreMissingVeto() {
        adopted();
        append("ETH/USDT", 122, 123);
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        now = NOW.plus(Duration.ofMinutes(3));
        assertVetoed("bars are missing in what the model reads");
    }

    /** The bar before it, which {@code limits.staleBarSeconds} would allow, has another probability. */
    @Test
    void anEntryWaitsForTheBarThatTheModelJudgesItBy() {
        adopted();
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        now = NOW.plus(Duration.ofSeconds(61));
        assertThat(filtered(TargetState.LONG))
                .isEqualTo(new EntryOpinion.Waiting("the bar of 2026-06-01T12:00:00Z is not stored yet"));
        now = NOW.plus(Duration.ofMillis(179_999));
        assertThat(filtered(TargetState.LONG)).isInstanceOf(EntryOpinion.Waiting.class);
        append("ETH/USDT", 120, 122);
        assertThat(filtered(TargetState.LONG)).isInstanceOf(EntryOpinion.Allowed.class);
    }

    @Test
    void theModelWaitsForTheReferencePairToo() {
        StoredBars bars = new StoredBars(store);
        long end = NOW.toEpochMilli();
        BarSeries stored = bars.read(instrument("ETH/USDT"), Minutes.plus(end, -60), end);
        BarSeries late = bars.read(instrument("BTC/USDT"), Minutes.plus(end, -60), Minutes.plus(end, -1));
        WinProbability probability = WinProbability.of(
                new ChampionStatus.Model(new ScriptedScores(0.001)),
                new MarketSnapshot(stored, Optional.of(late)),
                PositionSide.LONG,
                SETTINGS.limits().forTrading(),
                end + 1_000);
        assertThat(probability.awaited()).isTrue();
        assertThat(probability.words()).isEqualTo("reference pair: the bar of 2026-06-01T11:59:00Z is not stored yet");
    }

    /** Nothing is to be gained by it, and the signal would become too old. */
    @Test
    void anEntryThatTheModelMayNotFilterDoesNotWait() {
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        now = NOW.plus(Duration.ofSeconds(61));
        EntryOpinion.Allowed whole = (EntryOpinion.Allowed) filtered(TargetState.LONG);
        assertThat(whole.size()).isEqualByComparingTo("1");
        assertThat(whole.note().orElseThrow().text())
                .startsWith("the bar of 2026-06-01T12:00:00Z is not stored yet; the filter is not in force: ");
        assertThat(EntryNote.logged(whole.note()).orElseThrow())
                .as("that of another bar is not logged")
                .isNaN();
        adopted();
        champion = new ChampionStatus.Flat("never promoted");
        assertVetoed("there is no model: never promoted");
    }

    @Test
    void anEntryWaitsForTheBarThatARuleReads() {
        rising("SOL/USDT", 0, 30);
        now = NOW.plus(Duration.ofSeconds(62));
        assertThat(decisions().entry(signal("confirmed", TargetState.SHORT), now))
                .isEqualTo(new EntryOpinion.Waiting(
                        "momentum of 1 minutes: the bar of 2026-06-01T12:00:00Z is not stored yet"));
        now = NOW.plus(Duration.ofMinutes(3));
        EntryOpinion.Vetoed missing =
                (EntryOpinion.Vetoed) decisions().entry(signal("confirmed", TargetState.LONG), now);
        assertThat(missing.reason()).startsWith("momentum of 1 minutes: bars are missing");
        rising("SOL/USDT", 30, 33);
        assertThat(decisions().entry(signal("confirmed", TargetState.LONG), now))
                .isEqualTo(EntryOpinion.Allowed.WHOLE);
    }

    /** A rule whose frame is complete has refused already. */
    @Test
    void aRefusalDoesNotWaitForAnotherRule() {
        rising("XRP/USDT", 0, 30);
        now = NOW.plus(Duration.ofSeconds(62));
        assertThat(decisions().entry(signal("twice", TargetState.LONG), now))
                .as("two minutes to 12:00 have risen, and 12:00 is not stored")
                .isEqualTo(new EntryOpinion.Waiting(
                        "momentum of 1 minutes: the bar of 2026-06-01T12:00:00Z is not stored yet"));
        EntryOpinion.Vetoed veto = (EntryOpinion.Vetoed) decisions().entry(signal("twice", TargetState.SHORT), now);
        assertThat(veto.reason()).startsWith("momentum of 2 minutes: the last frame moved");
    }

    /** And nobody else's signals. */
    @Test
    void barsThatCannotBeReadVeto() {
        adopted();
        String key = "bars/binance-usdm/ETH-USDT/2026-06-01.csv";
        store.putIfMatch(
                key,
                "damaged".getBytes(StandardCharsets.UTF_8),
                store.get(key).orElseThrow().etag());
        champion = new ChampionStatus.Model(new ScriptedScores(0.001));
        EntryOpinion.Vetoed veto = (EntryOpinion.Vetoed) filtered(TargetState.LONG);
        assertThat(veto.reason()).startsWith("the bars cannot be read: ").contains(key);
        store.putIfAbsent("bars/binance-usdm/SOL-USDT/2026-06-01.csv", "damaged".getBytes(StandardCharsets.UTF_8));
        veto = (EntryOpinion.Vetoed) decisions().entry(signal("confirmed", TargetState.LONG), now);
        assertThat(veto.reason()).startsWith("momentum of 1 minutes: the bars cannot be read: ");
    }

    @Test
    void aBracketModelConfirmsTheSideOfItsBracket() {
        adopted();
        champion = new ChampionStatus.Model(new Brackets(0, 0.56));
        assertThat(((EntryOpinion.Allowed) filtered(TargetState.LONG)).size()).isEqualByComparingTo("0.6");
        EntryOpinion.Vetoed other = (EntryOpinion.Vetoed) filtered(TargetState.SHORT);
        assertThat(other.reason()).isEqualTo("the model " + ScriptedScores.ID + " prefers LONG");
        champion = new ChampionStatus.Model(new Brackets(Prediction.NONE, 0.56));
        assertVetoed("the model " + ScriptedScores.ID + " has no bracket whose target is worth its costs");
    }

    @Test
    void anEntryThatMomentumDoesNotConfirmIsVetoed() {
        EntryOpinion.Vetoed veto = (EntryOpinion.Vetoed) decisions().entry(signal("confirmed", TargetState.LONG), now);
        assertThat(veto.reason()).startsWith("momentum of 1 minutes: bars are missing");
        assertThat(veto.note()).as("the model was not asked").isEmpty();
        rising("SOL/USDT", 0, 30);
        assertThat(decisions().entry(signal("confirmed", TargetState.LONG), now))
                .isEqualTo(EntryOpinion.Allowed.WHOLE);
        assertThat(decisions().entry(signal("confirmed", TargetState.SHORT), now))
                .isInstanceOf(EntryOpinion.Vetoed.class);
    }

    @Test
    void aStrategyThatThePortfolioDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> decisions().entry(signal("other", TargetState.LONG), now))
                .hasMessage("portfolio crypto has no strategy other");
    }

    private void assertVetoed(String reason) {
        EntryOpinion.Vetoed veto = (EntryOpinion.Vetoed) filtered(TargetState.LONG);
        assertThat(veto.reason()).isEqualTo(reason);
        assertThat(EntryNote.logged(veto.note()).orElseThrow())
                .as("asked, without an answer")
                .isNaN();
    }

    private void adopted() {
        standings.add(
                "crypto",
                "filtered",
                FilterStanding.of(new FilterVerdict.Adopted(FIGURES), RULE, NOW.minus(Duration.ofDays(7))));
    }

    /** A replay does not know what later reviews found. */
    @Test
    void aVerdictCountsFromItsReviewOn() {
        standings.add(
                "crypto",
                "filtered",
                FilterStanding.of(new FilterVerdict.Adopted(FIGURES), RULE, NOW.plus(Duration.ofSeconds(1))));
        champion = new ChampionStatus.Model(new ScriptedScores(-0.001));
        assertThat(filtered(TargetState.LONG)).isInstanceOf(EntryOpinion.Allowed.class);
        now = NOW.plus(Duration.ofSeconds(1));
        assertThat(filtered(TargetState.LONG)).isInstanceOf(EntryOpinion.Vetoed.class);
    }

    /** Minutes that rise by one each, the thirtieth of them the last before noon. */
    private void rising(String symbol, int from, int to) {
        BarSeries rising = BarSeries.of(IntStream.range(from, to)
                .mapToObj(row -> new Bar(
                        Minutes.plus(NOW.toEpochMilli(), row - 30),
                        100 + row,
                        101 + row,
                        100 + row,
                        101 + row,
                        5,
                        4,
                        3))
                .toList());
        new StoredBars(store).append(instrument(symbol), rising);
    }

    private static InstrumentId instrument(String symbol) {
        return new InstrumentId("binance-usdm", Symbol.parse(symbol));
    }

    private EntryOpinion filtered(TargetState target) {
        return decisions().entry(signal("filtered", target), now);
    }

    private static Signal signal(String strategy, TargetState target) {
        return new Signal(
                "s1",
                "crypto",
                strategy,
                target,
                Signal.Kind.ORDER,
                NOW,
                NOW,
                Optional.of(BigDecimal.TEN),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
    }

    private record Brackets(int bracket, double probability) implements BracketForecaster {

        @Override
        public String modelId() {
            return ScriptedScores.ID;
        }

        @Override
        public FeatureSet features() {
            return FeatureSet.standard(FeatureVariant.ALONE).only(List.of("return_5"));
        }

        @Override
        public BracketGrid grid() {
            return BracketGrid.longOnly();
        }

        @Override
        public TacticsRule tactics() {
            return TacticsRule.fixed(BracketTactics.DEFAULT);
        }

        @Override
        public Prediction predict(double[] features, double sigma) {
            return bracket == Prediction.NONE
                    ? Prediction.none(sigma)
                    : new Prediction(bracket, sigma, 0.001, 0.001, probability, 1.5);
        }
    }
}
