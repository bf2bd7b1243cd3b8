package dev.scalpel.portfolio.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.filter.FilterFigures;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.StoredPaperMarkets;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The history of a strategy's signals, as they were logged, becomes a verdict on its filter. */
class FilterReviewTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 130;
    private static final InstrumentId ETH = new InstrumentId("binance", Symbol.parse("ETH/USDT"));
    private static final Settings SETTINGS =
            SettingsReader.fromText("the test's settings", """
            symbols: {ETH/USDT: 0.1}
            limits: {dailyLossShare: 0.9, drawdownShare: 0.9, maxConsecutiveLosses: 1000}
            portfolios:
              crypto:
                quote: USDT
                strategies:
                  btc: {ticker: B, instrument: BTC/USDT, share: 0.4}
                  eth: {ticker: E, instrument: ETH/USDT, share: 0.5, filter: model}
            """, Map.of()).settings();

    private final MemoryStore store = new MemoryStore();
    private final StoredPortfolioLog log = new StoredPortfolioLog(store);
    private final List<SignalLogRow> rows = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final Random random = new Random(4);

    @Test
    void aFilterWhoseModelKnewTheWinnersIsAdopted() {
        days(DAYS, 0.9);
        FilterStanding standing = review(DAYS);
        assertThat(standing.refused()).isEmpty();
        FilterFigures figures = standing.figures();
        assertThat(figures.entries())
                .as("one each day, those that were vetoed too")
                .isEqualTo(126);
        assertThat(figures.changed()).isBetween(40, 90);
        assertThat(figures.advantage()).isPositive();
        assertThat(FilterStanding.words(Optional.of(standing), standing.rule()))
                .startsWith("in force: in 126 days with entries it earned 0.");
    }

    @Test
    void aFilterWhoseModelKnewNothingIsNot() {
        days(DAYS, 0.5);
        FilterStanding standing = review(DAYS);
        assertThat(standing.refused().orElseThrow()).startsWith("the filter chose no better than chance");
        assertThat(FilterStanding.words(Optional.of(standing), standing.rule()))
                .startsWith("not in force: the filter chose no better than chance");
    }

    @Test
    void aHistoryThatIsTooShortIsRefusedWithWords() {
        days(20, 0.9);
        assertThat(review(20).refused().orElseThrow()).startsWith("the strategy's history has 20 days with entries");
        assertThat(new FilterReviewTest().review(1).refused().orElseThrow())
                .startsWith("the strategy's history has 0 days with entries");
    }

    /** What becomes known later changes nothing of an earlier verdict. */
    @Test
    void aReviewKnowsOnlyWhatWasLoggedUntilThen() {
        days(20, 0.9);
        assertThat(review(7).figures().entries()).isEqualTo(7);
    }

    @Test
    void signalsFromBeforeTheFilterAreNoHistory() {
        for (int day = 0; day < 5; day++) {
            day(day, 0.9, Optional.empty());
        }
        for (int day = 5; day < 9; day++) {
            day(day, 0.9);
        }
        store();
        assertThat(review(9).figures().entries()).isEqualTo(4);
    }

    /** A signal that no run has followed, or that a rule has vetoed, is not an entry of the history. */
    @Test
    void whatTheStrategyDidNotFollowIsLeftOut() {
        day(0, 0.9);
        row("stale", 1, 1, TargetState.LONG, Outcome.STALE, Optional.of(0.9));
        row("rule", 1, 2, TargetState.LONG, Outcome.CONFIRM, Optional.empty());
        price(1, 120, 1);
        store();
        assertThat(review(3).figures().entries()).isEqualTo(1);
    }

    @Test
    void theModelThatCouldNotJudgeCountsAsAVeto() {
        day(0, 0.9, Optional.of(Double.NaN));
        store();
        FilterFigures figures = review(1).figures();
        assertThat(figures.entries()).isEqualTo(1);
        assertThat(figures.changed()).isEqualTo(1);
        assertThat(figures.meanSize()).isCloseTo(0, within(1e-12));
    }

    @Test
    void verdictsAreReadWithTheTimeSinceWhichTheyHold() {
        FilterStandings standings = new FilterStandings(store);
        days(1, 0.9);
        FilterStanding first = review(1);
        standings.add("crypto", "eth", first);
        standings.add("crypto", "eth", first);
        assertThat(standings.at("crypto", "eth", first.at())).contains(first);
        assertThat(standings.at("crypto", "eth", first.at().minusMillis(1))).isEmpty();
        assertThat(standings.at("crypto", "btc", first.at())).isEmpty();
        assertThat(first.figures().low()).as("written and read as no number").isNaN();
        FilterStandings.Reviews kept = new FilterStandings.Reviews(List.of());
        for (int i = 0; i < FilterStandings.MAX_KEPT + 10; i++) {
            kept = kept.with(
                    new FilterStanding(first.at().plusSeconds(i), first.rule(), Optional.of("r" + i), first.figures()));
        }
        assertThat(kept.standings()).hasSize(FilterStandings.MAX_KEPT);
        assertThat(kept.standings().get(0).refused())
                .as("the oldest are dropped")
                .contains("r10");
    }

    private FilterStanding review(int days) {
        Portfolio portfolio = SETTINGS.portfolio("crypto").orElseThrow();
        Instant until = START.plus(Duration.ofDays(days));
        StoredPaperMarkets markets = new StoredPaperMarkets(
                new StoredBars(store),
                new SimulationCosts(new StoredFunding(store), new SimulationMargin(SETTINGS, new StoredMargin(store))),
                new InstrumentStore(store, "binance"),
                instrument -> Costs.FREE,
                new PaperPortfolio(SETTINGS, portfolio));
        FilterStanding standing = new FilterReview(SETTINGS, log)
                .of(portfolio, portfolio.strategies().get(1), markets, until, until.plusSeconds(60));
        assertThat(standing.at()).isEqualTo(until.plusSeconds(60));
        return standing;
    }

    private void days(int days, double skill) {
        for (int day = 0; day < days; day++) {
            day(day, skill);
        }
        store();
    }

    private void day(int day, double skill) {
        day(day, skill, Optional.of(-1.0));
    }

    /**
     * A day on which the strategy is long for an hour.
     *
     * @param probability of the log; negative for one that is right as often as the skill says
     */
    private void day(int day, double skill, Optional<Double> probability) {
        double result = 0.01 * random.nextGaussian();
        boolean right = random.nextDouble() < skill;
        double sure = 0.4 * random.nextDouble();
        double given = (result > 0) == right ? 0.5 + sure : 0.5 - sure;
        Optional<Double> logged = probability.map(value -> value < 0 ? Double.valueOf(given) : value);
        boolean vetoed = logged.map(value -> !(value >= 0.5)).orElse(false);
        row("long" + day, day, 60, TargetState.LONG, vetoed ? Outcome.CONFIRM : Outcome.EXECUTED, logged);
        row("flat" + day, day, 120, TargetState.FLAT, Outcome.NOT_HELD, Optional.empty());
        price(day, 60, 100);
        price(day, 120, 100 * (1 + result));
    }

    private void price(int day, int minute, double price) {
        for (int i = 0; i < 4; i++) {
            bars.add(new Bar(time(day, minute + i), price, price, price, price, 5, 4, 3));
        }
    }

    private void row(
            String id, int day, int minute, TargetState target, Outcome outcome, Optional<Double> probability) {
        long time = time(day, minute) + 30_000;
        rows.add(new SignalLogRow(
                id,
                1,
                "eth",
                target,
                Signal.Kind.ORDER,
                time,
                time + 500,
                Optional.empty(),
                outcome,
                "",
                time + 40_000,
                probability));
    }

    private static long time(int day, int minute) {
        return Minutes.plus(START.plus(Duration.ofDays(day)).toEpochMilli(), minute);
    }

    private void store() {
        log.addSignals("crypto", rows);
        new StoredBars(store).append(ETH, BarSeries.of(bars));
    }
}
