package dev.scalpel.research.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OracleTest {

    private static final BracketGrid GRID = BracketGrid.bothSides();
    private static final Costs COSTS = EdgeSize.TWO_BASIS_POINTS;
    /** Sixty days a market by default; {@code -Dscalpel.sizing.days=120} repeats the sizing at full length. */
    private static final int DAYS = Integer.getInteger("scalpel.sizing.days", 60);

    private static SyntheticMarket market(Edge edge, int days, long seed) {
        return SyntheticMarket.of(TwoPairMarket.market(edge, days, seed));
    }

    private static Oracle learned(Edge edge) {
        return Oracle.learn(List.of(market(edge, 40, 1), market(edge, 40, 2)), TwoPairMarket.TRADED, GRID, COSTS);
    }

    @Test
    void withoutAnEdgeTheOracleNeverTrades() {
        OracleResult result = learned(Edge.none()).trade(market(Edge.none(), 5, 3), TwoPairMarket.TRADED);

        assertThat(result.trades()).isZero();
        assertThat(result.dailySharpe()).isZero();
        assertThat(result.dailyReturns()).containsOnly(0).hasSize(5);
    }

    @Test
    void theLeaderHasNothingToTradeOn() {
        Edge edge = new Edge(EdgeKind.LEADLAG, 0.3);
        Oracle oracle = Oracle.learn(List.of(market(edge, 5, 1)), TwoPairMarket.LEADER, GRID, COSTS);

        assertThat(oracle.trade(market(edge, 5, 2), TwoPairMarket.LEADER).trades())
                .isZero();
    }

    @Test
    void tradesAnEdgeOnBothSidesAndEarnsAfterCosts() {
        Edge edge = EdgeSize.STRONG.of(EdgeKind.FLOW);
        OracleResult result = learned(edge).trade(market(edge, 20, 3), TwoPairMarket.TRADED);

        assertThat(result.netReturn()).isPositive();
        assertThat(result.simulation().trades())
                .anyMatch(trade -> trade.position().side().sign() > 0);
        assertThat(result.simulation().trades())
                .anyMatch(trade -> trade.position().side().sign() < 0);
    }

    @Test
    void higherCostsLeaveTheOracleLess() {
        Edge edge = EdgeSize.MEDIUM.of(EdgeKind.FLOW);
        List<SyntheticMarket> markets = List.of(market(edge, 40, 1), market(edge, 40, 2));
        SyntheticMarket unseen = market(edge, 20, 3);
        double cheap = Oracle.learn(markets, TwoPairMarket.TRADED, GRID, EdgeSize.HALF_A_BASIS_POINT)
                .trade(unseen, TwoPairMarket.TRADED)
                .netReturn();
        double expensive = Oracle.learn(markets, TwoPairMarket.TRADED, GRID, Costs.of(0.0005, 0))
                .trade(unseen, TwoPairMarket.TRADED)
                .netReturn();

        assertThat(cheap).isGreaterThan(expensive);
    }

    @Test
    void tradesAPartOfTheMarketByThatPartsOwnRows() {
        Edge edge = EdgeSize.STRONG.of(EdgeKind.FLOW);
        Oracle oracle = learned(edge);
        SyntheticMarket market = market(edge, 10, 3);
        OracleResult whole = oracle.trade(market, TwoPairMarket.TRADED);
        OracleResult lastDays = oracle.trade(
                market, TwoPairMarket.TRADED, market.bars(TwoPairMarket.TRADED).slice(5 * 1_440, 10 * 1_440));

        assertThat(lastDays.dailyReturns()).hasSize(5);
        assertThat(lastDays.dailyReturns()[4]).isNotZero().isCloseTo(whole.dailyReturns()[9], within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void edgeSizesHaveTheirStatedSharpeRatioOrCoefficient(EdgeKind kind) {
        // The standard error of a pooled daily Sharpe ratio near 1.5 over 120 days is about 0.13, near 0.75 0.10.
        EdgeCalibration sizing = new EdgeCalibration(GRID, COSTS, 2, DAYS, EdgeCalibration.STANDARD.seed());

        assertThat(sizing.oracleDailySharpe(EdgeSize.STRONG.of(kind))).isCloseTo(1.5, within(0.3));
        assertThat(sizing.oracleDailySharpe(EdgeSize.MEDIUM.of(kind))).isCloseTo(0.75, within(0.25));
        assertThat(sizing.informationCoefficient(EdgeSize.FAINT.of(kind))).isCloseTo(0.03, within(0.01));
    }

    @Test
    void bisectionFindsTheAmplitudeOfAWantedSize() {
        EdgeCalibration sizing = new EdgeCalibration(GRID, COSTS, 2, 10, 5);
        Edge edge = sizing.withInformationCoefficient(EdgeKind.FLOW, 0.1);

        assertThat(sizing.informationCoefficient(edge)).isCloseTo(0.1, within(0.005));
    }

    @Test
    void noEdgeHasNoSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EdgeSize.STRONG.of(EdgeKind.NONE))
                .withMessage("an edge of kind NONE has no size");
    }
}
