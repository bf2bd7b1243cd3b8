package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.DEADLINE;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.PositionSide;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the market takes no orders, or the venue no longer lists the symbol. */
class MarketClosedStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | protection | before | state                                                        | problem
        LONG   | resting    | 1      | LONG 1 at 100 between 98 and 104                             | none
        SHORT  | resting    | 1      | SHORT 1 at 100 between 102 and 96                            | none
        LONG   | resting    | 0      | LONG 1 at 100 between 98 and 104, exiting TIME_LIMIT at 100  | the position in ETH/USDT is not closed
        SHORT  | resting    | 0      | SHORT 1 at 100 between 102 and 96, exiting TIME_LIMIT at 100 | the position in ETH/USDT is not closed
        LONG   | none       | 1      | LONG 1 at 100 between 98 and 104                             | no stop rests for 1.000 ETH of ETH/USDT
        SHORT  | none       | 1      | SHORT 1 at 100 between 102 and 96                            | no stop rests for 1.000 ETH of ETH/USDT
        """)
    void aClosedMarketGetsNoOrdersAndKeepsTheReasonToExit(
            PositionSide side, String protection, long before, String state, String problem) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks holding = protection.equals(Step.NONE) ? trade.holding() : trade.holding(trade.resting("1"));
        Step step = Step.of(trade, closed(holding)).at(DEADLINE - before);
        Transition after = step.run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(Step.NONE);
        assertThat(step.problem(after))
                .isEqualTo(
                        problem.equals(Step.NONE)
                                ? Step.NONE
                                : problem + ": its market has taken no orders since 2026-06-01T00:01:01Z;"
                                        + " retried every minute");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # millis | due   | open  | command after
        49999    | false | false | none
        50000    | true  | false | none
        50000    | true  | true  | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1
        """)
    void aClosedMarketIsCheckedAgainAndAnOpenOneTakesTheStop(
            long millis, boolean due, boolean takesOrders, String command) {
        SidedTrade trade = new SidedTrade(PositionSide.LONG);
        VenueBooks books = closed(trade.holding());
        assertThat(MarketTransitions.isCheckDue(books, FILLED + millis)).isEqualTo(due);
        VenueBooks checked = MarketTransitions.checked(books, takesOrders, FILLED + millis);
        assertThat(checked.execution().marketOutage())
                .isEqualTo(
                        takesOrders
                                ? Optional.empty()
                                : Optional.of(new MarketOutage(MarketOutage.State.CLOSED, FILLED, FILLED + millis)));
        assertThat(Step.command(Step.of(trade, checked).run())).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # known, checked 49,999 or 50,000 ms ago | since, ms ago | checked, ms ago
        CLOSED     | 49999 | 0     | 0
        CLOSED     | 50000 | 0     | 0
        NOT_LISTED | 49999 | 49999 | 49999
        NOT_LISTED | 50000 | 50000 | 0
        """)
    void aReportThatItIsNotListedCountsOncePerCheck(MarketOutage.State known, long before, long since, long checked) {
        VenueBooks flat = TradeFixture.flat();
        MarketOutage outage = new MarketOutage(known, NOW - before, NOW - before);
        VenueBooks after = MarketTransitions.notListed(
                flat.withExecution(flat.execution().withMarketOutage(Optional.of(outage))), NOW);
        assertThat(after.execution().marketOutage())
                .contains(new MarketOutage(MarketOutage.State.NOT_LISTED, NOW - since, NOW - checked));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # side | minutes | state                             | trades                  | foreign | problem
        LONG   | 9       | LONG 1 at 100 between 98 and 104  | none                    | none    | gone; its position is written off as EXTERNAL ten minutes after 2026-06-01T00:02:00Z
        SHORT  | 9       | SHORT 1 at 100 between 102 and 96 | none                    | none    | gone; its position is written off as EXTERNAL ten minutes after 2026-06-01T00:02:00Z
        LONG   | 10      | flat                              | EXTERNAL at 100 gains 0 | 1       | none
        SHORT  | 10      | flat                              | EXTERNAL at 100 gains 0 | -1      | none
        """)
    void aDelistedPositionIsWrittenOffAfterTenMinutes(
            PositionSide side, long minutes, String state, String trades, String foreign, String problem) {
        SidedTrade trade = new SidedTrade(side);
        WriteOffTransitions writeOffs = new WriteOffTransitions(TradeFixture.config());
        VenueBooks seen =
                notListed(writeOffs, trade.holding(trade.resting("1")), NOW).books();
        assertThat(seen.execution().marketOutage()).contains(new MarketOutage(MarketOutage.State.NOT_LISTED, NOW, NOW));
        Transition after = notListed(writeOffs, seen, NOW + minutes * 60_000);
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.trades(after)).isEqualTo(trades);
        assertThat(Step.plain(after.books().auditState().foreignQuantity())).isEqualTo(foreign);
        assertThat(after.problem().orElse(Step.NONE)).isEqualTo(problem);
    }

    private static Transition notListed(WriteOffTransitions writeOffs, VenueBooks books, long now) {
        return writeOffs.notListed(
                books,
                new SymbolContext(
                        TradeFixture.INSTRUMENT,
                        books.state(),
                        new MarketSnapshot(BarSeries.empty(), Optional.empty()),
                        new ChampionStatus.Flat("a test"),
                        TradeFixture.invocation(now)),
                now,
                IdempotencyPolicy.REQUEST_WINDOW,
                "gone");
    }

    private static VenueBooks closed(VenueBooks books) {
        return books.withExecution(books.execution()
                .withMarketOutage(Optional.of(new MarketOutage(MarketOutage.State.CLOSED, FILLED, FILLED))));
    }
}
