package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static dev.scalpel.simulation.MarginFixtures.funding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.Funding;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.Trade;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 8 with actual rates: decided on bar 0, entered at 100 in minute 1, closed at the open of minute 5. */
class FundingRatesTest {

    private static final double EQUITY = 1_000;
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 0);

    @ParameterizedTest
    @CsvSource({
        // On the notional at the open of its minute, not at the entry: 0.1 % of 110.
        "LONG, 3, 0.001, -0.0011",
        "SHORT, 3, 0.001, 0.0011",
        "LONG, 3, -0.001, 0.0011",
        // Not in the minute of the entry, but in that of the exit, before the exit.
        "LONG, 1, 0.001, 0",
        "LONG, 5, 0.001, -0.0012",
        "LONG, 6, 0.001, 0"
    })
    void aPositionPaysAtTheOpenOfTheStampsMinute(PositionSide side, int at, String rate, double share) {
        Trade trade = trade(side, funding(at, rate), rising());

        assertThat(trade.netReturn()).isEqualTo(side.sign() * 0.2 + share, within(1e-12));
        assertThat(trade.funding()).isEqualTo(share * 500, within(1e-9));
        assertThat(trade.netProfit()).isEqualTo(trade.netReturn() * 500, within(1e-9));
    }

    @Test
    void stampsOfAbsentMinutesArePaidAtTheNextOpen() {
        Trade trade = trade(
                PositionSide.LONG,
                funding(2, "0.001", 3, "0.002", 4, "0.004"),
                flat(0, 100),
                flat(1, 100),
                flat(4, 110),
                flat(5, 120));

        assertThat(trade.netReturn()).isEqualTo(0.2 - 0.007 * 1.1, within(1e-12));
    }

    @Test
    void anOpenPositionIsMarkedAfterWhatItPaid() {
        SimulationResult result = run(PositionSide.LONG, funding(2, "0.001"), flat(0, 100), flat(1, 100), flat(2, 110));

        assertThat(result.equityAt(1)).isEqualTo(1_000, within(1e-9));
        assertThat(result.equityAt(2)).isEqualTo(1_000 + 50 - 0.55, within(1e-9));
        assertThat(result.endState().held().fundingShare()).isEqualTo(0.0011, within(1e-15));
        assertThat(result.endState().held().fundedTo()).isEqualTo(minute(2));
    }

    /** As on paper, where the venue publishes a rate after the minute in which it is due. */
    @Test
    void aRateThatBecomesKnownLaterIsPaidOnceAtTheNextOpen() {
        SimulationResult before = run(PositionSide.LONG, FundingSeries.NONE, flat(0, 100), flat(1, 100), flat(2, 100));
        Costs known = Costs.FREE.withFundingRates(funding(1, "0.05", 2, "0.001"));
        Trader trader = new Trader(SimulationSettings.of(known), before.endState(), TraderListener.NONE);

        trader.onBar(flat(3, 110));
        assertThat(trader.account().equity()).isEqualTo(1_050 - 0.55, within(1e-9));
        Trader resumed = new Trader(SimulationSettings.of(known), trader.state(), TraderListener.NONE);
        resumed.onBar(flat(4, 110));
        assertThat(resumed.account().equity()).isEqualTo(1_050 - 0.55, within(1e-9));
    }

    @Test
    void aLabelPaysWhatTheTradePays() {
        BarSeries bars = BarSeries.of(rising());
        double[] sigma = {0.01, 0.01, 0.01, 0.01, 0.01, 0.01};
        FundingSeries rates = funding(2, "0.001", 5, "-0.003");
        LabelMatrix labels = LabelMatrix.of(
                bars,
                sigma,
                new BracketGrid(List.of(PositionSide.LONG), List.of(30.0), List.of(40.0), 4),
                Costs.FREE.withFundingRates(rates),
                0);

        assertThat(labels.netReturn(0, 0))
                .isEqualTo(trade(PositionSide.LONG, rates, rising()).netReturn());
    }

    @Test
    void actualRatesReplaceTheAssumedOne() {
        Costs assumed = Costs.FREE.withFunding(new Funding(2, 0.001));
        assertThat(assumed.withFundingRates(FundingSeries.NONE)).isSameAs(assumed);
        assertThat(assumed.withFundingRates(funding(2, "0.001")).funding()).isEqualTo(Funding.NONE);
        assertThatThrownBy(() -> new Costs(
                        0,
                        0,
                        0,
                        SizeSlippage.flat(0),
                        new Funding(2, 0.001),
                        FeeAsset.QUOTE,
                        funding(2, "0.001"),
                        Costs.FREE.margin(),
                        Costs.FREE.target()))
                .hasMessageStartingWith("where funding rates are known, none is assumed: ");
    }

    private static Bar[] rising() {
        return new Bar[] {
            flat(0, 100), flat(1, 100), flat(2, 105), bar(3, 110, 111, 109, 110), flat(4, 115), flat(5, 120)
        };
    }

    private static Trade trade(PositionSide side, FundingSeries rates, Bar... bars) {
        List<Trade> trades = run(side, rates, bars).trades();
        assertThat(trades).hasSize(1);
        return trades.get(0);
    }

    private static SimulationResult run(PositionSide side, FundingSeries rates, Bar... bars) {
        Bracket bracket = new Bracket(side, 30, 40, 4);
        DecisionRule onTheFirstBar = (row, account) ->
                row == 0 ? Enter.byRule("test", bracket, 0.01, 0.5, TACTICS) : Decision.StandAside.noSignal();
        SimulationSettings settings = SimulationSettings.of(Costs.FREE.withFundingRates(rates));
        return BatchSimulator.run(BarSeries.of(bars), onTheFirstBar, settings, EQUITY);
    }
}
