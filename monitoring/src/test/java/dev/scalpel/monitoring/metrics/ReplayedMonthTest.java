package dev.scalpel.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.fixture.FillModel;
import dev.scalpel.monitoring.fixture.TradedMarket;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.statistics.EquityCurve;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ledger of a month that the batch simulator traded: the review must find the metrics of the simulator. */
class ReplayedMonthTest {

    private static final ReviewPeriod MONTH =
            new ReviewPeriod(TradedMarket.START, TradedMarket.START.plus(Duration.ofDays(30)));

    private static List<TradedMarket> markets;
    private static SymbolReview paper;

    @BeforeAll
    static void trade() {
        markets = TradedMarket.both(30, 5, FillModel.PAPER);
        paper = SymbolReview.of(markets.get(1).records(MONTH, TradedMarket.EQUITY), TradedMarket.COSTS);
    }

    @Test
    void tradesEnoughToSaySomething() {
        assertThat(paper.trades()).hasSizeGreaterThan(100);
    }

    @Test
    void equityIsTheSimulatorsAtEveryBar() {
        SimulationResult simulated = markets.get(1).result();
        EquityCurve curve = paper.curve();
        assertThat(curve.size()).isEqualTo(simulated.points() + 1);
        for (int point = 0; point < simulated.points(); point++) {
            assertThat(curve.time(point + 1)).isEqualTo(Minutes.plus(simulated.timeAt(point), 1));
            assertThat(curve.equity(point + 1)).isCloseTo(simulated.equityAt(point), within(1e-6));
        }
    }

    @Test
    void returnAndDrawdownAreTheSimulators() {
        SimulationResult simulated = markets.get(1).result();
        assertThat(paper.metrics().get(Metric.NET_RETURN).statistic().get())
                .isCloseTo(simulated.netReturn(), within(1e-9));
        assertThat(paper.metrics().get(Metric.MAX_DRAWDOWN).statistic().get())
                .isCloseTo(simulated.maxDrawdown(), within(1e-9));
        assertThat(paper.metrics().get(Metric.TRADES).statistic().get())
                .isEqualTo(simulated.trades().size());
    }

    @Test
    void paperTradesHaveNoGapToTheSimulator() {
        assertThat(paper.live().gaps()).hasSize(paper.trades().size());
        assertThat(paper.live().gaps())
                .allSatisfy(gap -> assertThat(gap.total()).isCloseTo(0, within(1e-12)));
        assertThat(paper.live().missed()).isEmpty();
        assertThat(paper.live().alarm().isRaised()).isFalse();
    }
}
