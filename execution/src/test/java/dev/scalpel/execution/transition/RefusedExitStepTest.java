package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the venue has refused to close the position. The next attempts back off, and end. */
class RefusedExitStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | refused | millis   | command             | problem
            LONG   | 1       | 0        | EXIT SELL 1.000 #2  | none
            SHORT  | 1       | 0        | EXIT BUY 1.000 #2   | none
            LONG   | 2       | 19999    | none                | the venue has refused to sell it 2 times; the next attempt is at 2026-06-01T00:02:20Z
            SHORT  | 2       | 19999    | none                | the venue has refused to buy it back 2 times; the next attempt is at 2026-06-01T00:02:20Z
            LONG   | 2       | 20000    | EXIT SELL 1.000 #3  | none
            SHORT  | 2       | 20000    | EXIT BUY 1.000 #3   | none
            LONG   | 4       | 79999    | none                | the venue has refused to sell it 4 times; the next attempt is at 2026-06-01T00:03:20Z
            LONG   | 4       | 80000    | EXIT SELL 1.000 #5  | none
            LONG   | 29      | 599999   | none                | the venue has refused to sell it 29 times; the next attempt is at 2026-06-01T00:12:00Z
            SHORT  | 29      | 600000   | EXIT BUY 1.000 #30  | none
            LONG   | 30      | 86400000 | none                | the venue has refused 30 exits, and no more are sent: check the account, then resume trading
            SHORT  | 30      | 86400000 | none                | the venue has refused 30 exits, and no more are sent: check the account, then resume trading
            """)
    void aRefusedExitBacksOff(PositionSide side, int refused, long millis, String command, String problem) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks holding = trade.holding(trade.exit(refused, Intent.Status.REJECTED));
        VenueBooks leaving = holding.withExecution(holding.execution()
                .exiting(new ExitPlan(ExitReason.TIME_LIMIT, trade.price("101"), BAR))
                .withRefusedExits(refused));
        Step step = Step.of(trade, leaving).at(NOW + millis);
        Transition after = step.run();
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(step.problem(after))
                .isEqualTo(
                        problem.equals(Step.NONE) ? Step.NONE : "no stop rests for 1.000 ETH of ETH/USDT: " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | exits before     | exits reported     | refused before | kept | refused
            LONG   | REFUSED          | REJECTED           | 0              | 1    | 1
            SHORT  | REFUSED          | REJECTED           | 0              | 1    | 1
            LONG   | REJECTED REFUSED | REJECTED REJECTED  | 1              | 2    | 2
            SHORT  | REJECTED REFUSED | REJECTED REJECTED  | 1              | 2    | 2
            LONG   | REJECTED UNKNOWN | REJECTED UNKNOWN   | 4              | 1 2  | 4
            LONG   | UNKNOWN          | LAPSED             | 4              | 1    | 4
            """)
    void aConfirmedRefusalCountsOnceAndOnlyTheLastIsKept(
            PositionSide side, String before, String reported, int refusedBefore, String kept, int refused) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks holding = trade.holding(exits(trade, before).toArray(Intent[]::new));
        VenueBooks books = holding.withExecution(holding.execution().withRefusedExits(refusedBefore));
        List<Intent> entry = books.of(Intent.Kind.ENTRY);
        VenueBooks after = IntentTransitions.reconciled(
                books,
                Stream.concat(entry.stream(), exits(trade, reported).stream()).toList());
        assertThat(after.execution().refusedExits()).isEqualTo(refused);
        assertThat(after.of(Intent.Kind.EXIT))
                .extracting(Intent::attempt)
                .containsExactlyElementsOf(
                        Stream.of(kept.split(" ")).map(Integer::valueOf).toList());
        assertThat(after.of(Intent.Kind.ENTRY)).isEqualTo(entry);
    }

    private static List<Intent> exits(SidedTrade trade, String statuses) {
        List<String> all = List.of(statuses.split(" "));
        return IntStream.range(0, all.size())
                .mapToObj(index -> trade.exit(index + 1, Intent.Status.valueOf(all.get(index))))
                .toList();
    }
}
