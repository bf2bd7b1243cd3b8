package dev.scalpel.simulation.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A market that falls by 60 % within an hour, with leverage. */
class FallingMarketTest {

    private static final InstrumentId PERPETUAL = InstrumentId.parse("sample/BTC-USDT");
    private static final double FEE = 0.0005;
    private static final double LIQUIDATION_FEE = 0.0125;
    private static final double SHARE = 0.5;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10, 20})
    void aLongLosesItsMarginAndFeesAndNoMore(int leverage) {
        PortfolioDay.Outcome outcome = day(PositionSide.LONG, leverage, false);

        assertThat(outcome.trades()).hasSize(1);
        Trade trade = outcome.trades().get(0);
        assertThat(trade.reason()).isEqualTo(ExitReason.LIQUIDATION);
        double lost = 1.0 / leverage + FEE + LIQUIDATION_FEE * (1 - 1.0 / leverage);
        assertThat(trade.netReturn()).isEqualTo(-lost, within(1e-12));
        assertThat(outcome.net()).isEqualTo(-SHARE * lost, within(1e-3));
    }

    @Test
    void aLongThatIsPaidForInFullIsHeldThroughTheFall() {
        PortfolioDay.Outcome outcome = day(PositionSide.LONG, 1, false);

        assertThat(outcome.trades()).isEmpty();
        assertThat(outcome.net()).isEqualTo(-SHARE * 0.6, within(2e-3));
    }

    @Test
    void aShortEarnsTheFall() {
        PortfolioDay.Outcome outcome = day(PositionSide.SHORT, 3, false);

        assertThat(outcome.trades()).isEmpty();
        assertThat(outcome.net()).isEqualTo(SHARE * 0.6, within(2e-3));
    }

    /** However often it buys on the way down. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 20})
    void noneOfManyPositionsGoesBelowItsMargin(int leverage) {
        PortfolioDay.Outcome outcome = day(PositionSide.LONG, leverage, true);

        assertThat(outcome.trades()).hasSizeGreaterThanOrEqualTo(3);
        double equity = 1_000_000;
        for (Trade trade : outcome.trades()) {
            double notional = trade.position().notional();
            double most = notional * (1.0 / leverage + FEE + LIQUIDATION_FEE);
            assertThat(trade.netProfit()).isGreaterThanOrEqualTo(-most);
            equity += trade.netProfit();
        }
        assertThat(outcome.after().account().settledEquity()).isEqualTo(equity, within(1e-6));
        assertThat(equity).isPositive();
    }

    private static PortfolioDay.Outcome day(PositionSide side, int leverage, boolean again) {
        MarginTier tier =
                new MarginTier(BigDecimal.ZERO, new BigDecimal("1e9"), 20, new BigDecimal("0.005"), BigDecimal.ZERO);
        MarginTerms terms = new MarginTerms(leverage, new MarginTiers(List.of(tier)), new BigDecimal("0.0125"));
        Costs costs = Costs.of(FEE, 0).withMargin(LiquidationPrices.of(terms));
        // A stop that stands too far away to help.
        Bracket bracket = new Bracket(side, 95, 95, 1_000);
        BracketTactics tactics = new BracketTactics(0, 0, 1, 1, 1_000, 0);
        DecisionRule rule = (row, account) -> row == 3 || (again && row > 3)
                ? Enter.byRule("buyer", bracket, 0.01, SHARE, tactics)
                : Decision.StandAside.noSignal();
        PortfolioDay.Instrument instrument =
                PortfolioDay.Instrument.of(PERPETUAL, falling(), rule, TraderState.starting(1_000_000), 1, costs);
        return PortfolioDay.trade(0, List.of(instrument), Double.POSITIVE_INFINITY)
                .instruments()
                .get(0);
    }

    /** Flat at 100 for five minutes, 1 % down a minute on average for an hour, in steps of any size, then flat at 40. */
    private static BarSeries falling() {
        SplittableRandom random = new SplittableRandom(60);
        double[] parts = random.doubles(60).map(part -> part * part).toArray();
        double sum = Arrays.stream(parts).sum();
        BarSeries.Builder bars = new BarSeries.Builder(75);
        double price = 100;
        for (int row = 0; row < 75; row++) {
            double next = row < 5 ? 100 : row < 65 ? price - 60 * parts[row - 5] / sum : price;
            // Half of the step is a gap.
            double open = (price + next) / 2;
            bars.add(new Bar(row * Minutes.MILLIS, open, open, next, next, 1, 1, 0.5));
            price = next;
        }
        return bars.build();
    }
}
