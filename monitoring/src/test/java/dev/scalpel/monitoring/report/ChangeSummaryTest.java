package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ChampionChange;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.monitoring.report.summary.Change;
import dev.scalpel.monitoring.report.summary.ChangeSummary;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeSummaryTest {

    private static final ReviewPeriod MONTH =
            new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofDays(30)));
    private static final ReviewContext CONTEXT = DemoReview.context();
    private static final int LEARNING_RESULTS =
            ChangeSummary.of(review(symbol("BTC/USDT")), CONTEXT).size() - 1;

    @Test
    void showsTheNewestChampionAndFoldsTheEarlierOnes() {
        List<Change> changes = ChangeSummary.of(review(symbol("BTC/USDT", 1, 2, 3)), CONTEXT);

        assertThat(changes).hasSize(LEARNING_RESULTS + 1);
        assertThat(changes.get(0).summary())
                .startsWith("BTC/USDT: model-3 became champion on ")
                .endsWith(" UTC. Promoted on day 3.");
        assertThat(changes.get(0).earlier())
                .hasSize(2)
                .allMatch(summary -> summary.startsWith("BTC/USDT: model-"))
                .satisfiesExactly(
                        second -> assertThat(second).contains("model-2"),
                        first -> assertThat(first).contains("model-1"));
        assertThat(changes.get(0).earlierCount()).isEqualTo("2 earlier changes");
    }

    @Test
    void beginsWithTheSymbolThatChangedLastAndEndsWithTheOnesThatDidNot() {
        List<Change> changes =
                ChangeSummary.of(review(symbol("ADA/USDT"), symbol("BTC/USDT", 4), symbol("ETH/USDT", 2, 5)), CONTEXT);

        assertThat(changes).extracting(Change::summary).first().asString().startsWith("ETH/USDT: model-5");
        assertThat(changes.get(1).summary()).startsWith("BTC/USDT: model-4");
        assertThat(changes.get(changes.size() - 1).summary()).isEqualTo("ADA/USDT: there has been no champion yet.");
    }

    @Test
    void theReportFoldsWhatIsEarlier() {
        String page = ReportPage.of(
                review(symbol("BTC/USDT", IntStream.rangeClosed(1, 20).toArray())), CONTEXT);

        assertThat(page)
                .containsPattern("<li>BTC/USDT: model-20 became champion on [^<]*<details>"
                        + "<summary>19 earlier changes</summary><ul><li>BTC/USDT: model-19 became ")
                .contains("<details><summary>20 champions</summary>");
    }

    @Test
    void aFewChampionsAreShownExpanded() {
        assertThat(ReportPage.of(review(symbol("BTC/USDT", 1, 2, 3)), CONTEXT)).doesNotContain("<summary>3 champions");
    }

    @Test
    void theMailHasOneLinePerSymbolHoweverOftenItChanged() {
        List<String> lines = ChangeSummary.brief(
                review(symbol("BTC/USDT", IntStream.rangeClosed(1, 20).toArray())), CONTEXT);

        assertThat(lines).hasSize(LEARNING_RESULTS + 1);
        assertThat(lines.get(0))
                .startsWith("BTC/USDT: model-20 became champion on ")
                .endsWith(" Promoted on day 20. The report has 19 earlier changes.");
    }

    @Test
    void theMailHasTenLinesAndSaysHowManyMoreThereAre() {
        SymbolReview[] symbols = IntStream.range(0, 50)
                .mapToObj(i -> symbol("C" + i + "/USDT", 1))
                .toArray(SymbolReview[]::new);

        assertThat(ChangeSummary.brief(review(symbols), CONTEXT))
                .hasSize(11)
                .last()
                .isEqualTo("The report has " + (50 + LEARNING_RESULTS - 10) + " more.");
    }

    private static AccountReview review(SymbolReview... symbols) {
        return AccountReview.of(MONTH, List.of(symbols), 1_000);
    }

    /** @param days on which a model of that number was promoted */
    private static SymbolReview symbol(String name, int... days) {
        SymbolRecords plain = SmallLedgers.records(MONTH, BarSeries.empty(), List.of(), List.of());
        Stream<ChampionChange> steps = IntStream.of(days)
                .mapToObj(day -> new ChampionChange(
                        MONTH.from().plus(Duration.ofDays(day)),
                        Optional.of("model-" + day),
                        "promoted on day " + day,
                        Map.of()));
        return SymbolReview.of(
                new SymbolRecords(
                        new InstrumentId("binance", Symbol.parse(name)),
                        MONTH,
                        plain.bars(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        1_000,
                        steps.toList(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of()),
                Costs.FREE);
    }
}
