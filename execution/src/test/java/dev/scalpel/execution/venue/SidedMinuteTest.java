package dev.scalpel.execution.venue;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.transition.SidedTrade;
import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.PositionSide;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A minute of the engine while one ETH is long or short at 100, protected, in an account of 1,000 USDT. */
class SidedMinuteTest {

    @ParameterizedTest
    @CsvSource({
        // The position gains or loses what the close is away from 100.
        "LONG,  1,  101, 1001",
        "LONG,  1,  99,  999",
        "SHORT, -1, 101, 999",
        "SHORT, -1, 99,  1001",
    })
    void aProtectedPositionIsMarkedToTheCloseAndLeftAlone(
            PositionSide side, String owned, double close, double equity) {
        SidedTrade trade = new SidedTrade(side);
        Intent protection = trade.resting("1");
        FakeVenue venue = new FakeVenue();
        venue.shorting = true;
        venue.free = owned;
        protection.orders().forEach(venue::has);
        SymbolContext context = new SymbolContext(
                TradeFixture.INSTRUMENT,
                trade.holding(protection).state(),
                new MarketSnapshot(BarSeries.of(new Bar(BAR, close, close, close, close, 10, 10, 5)), Optional.empty()),
                new ChampionStatus.Flat("a test"),
                TradeFixture.invocation(NOW));
        RoundPlan plan = new VenueExecutionEngine(
                        TradeFixture.config(),
                        new EntryDecider(0, TradeFixture.config()::sides),
                        venue,
                        new VenueTimeSync(venue))
                .plan(context);
        assertThat(plan.action()).isEmpty();
        assertThat(plan.problem()).isEmpty();
        assertThat(plan.next().account().equity()).isEqualTo(equity, within(1e-9));
        assertThat(plan.next().protections()).hasSize(2).allMatch(order -> order.side() == side.exitSide());
    }
}
