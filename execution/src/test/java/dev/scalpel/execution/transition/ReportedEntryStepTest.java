package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.ENTRY;
import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.entering;
import static dev.scalpel.execution.transition.TradeFixture.entry;
import static dev.scalpel.execution.transition.TradeFixture.exit;
import static dev.scalpel.execution.transition.TradeFixture.fill;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.OrderReport.Status;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.ClientIds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the venue reports what an entry has executed, and lists the single executions later. */
class ReportedEntryStepTest {

    private static final SidedTrade LONG = new SidedTrade(PositionSide.LONG);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # order     | reported | fee   | state                              | command
            OPEN        | 0.4      | 0     | flat, entering                     | cancel entry
            ENDED       | 0        | 0     | flat, entering                     | none
            ENDED       | 0.4      | 0     | LONG 0.4 at 100 between 98 and 104 | PROTECTION SELL 0.400 stop 98.00 target 104.00 #1
            CANCELLED   | 0.4      | 0     | LONG 0.4 at 100 between 98 and 104 | PROTECTION SELL 0.400 stop 98.00 target 104.00 #1
            FILLED      | 1        | 0     | LONG 1 at 100 between 98 and 104   | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1
            # What is held is less than what was executed: the fee is kept of it.
            FILLED      | 1        | 0.001 | LONG 1 at 100 between 98 and 104   | PROTECTION SELL 0.999 stop 98.00 target 104.00 #1
            # Too little for a stop of its own is sold at once, as ever.
            CANCELLED   | 0.05     | 0     | LONG 0.05 at 100 between 98 and 104, exiting HALT at 100 | EXIT SELL 0.050 #1
            """)
    void whatIsReportedIsProtectedBeforeItIsListed(
            Status order, String reported, String fee, String state, String command) {
        Intent entry = reported(order, reported);
        Transition after =
                Step.of(LONG, entering(entry)).at(NOW - 59_000).withBaseFee(fee).run();
        assertThat(Step.state(after.books())).isEqualTo(state);
        assertThat(Step.command(after)).isEqualTo(command);
        assertThat(after.trades()).isEmpty();
    }

    @Test
    void theExecutionsAreBookedOnceWhenTheyAreListedAndTheStopStays() {
        VenueBooks covered = protectedBooks("0.999", "0.001");
        Fill first = fill("b1", FILLED, "100", "0.4", "0.0004", "ETH");
        Fill second = fill("b2", FILLED + 1, "100", "0.6", "0.0006", "ETH");

        Transition some = step(covered, first).withBaseFee("0.001").run();
        Transition all = step(some.books(), first, second).withBaseFee("0.001").run();

        assertThat(Step.command(some)).isEqualTo(Step.NONE);
        assertThat(some.books().position().orElseThrow().entryFills()).containsExactly(first);
        assertThat(some.books().position().orElseThrow().position().quantity()).isEqualByComparingTo("1");
        assertThat(Step.command(all)).isEqualTo(Step.NONE);
        assertThat(all.books().position().orElseThrow().entryFills()).containsExactly(first, second);
        assertThat(all.books().held()).isEqualByComparingTo("0.999");
        assertThat(all.books().hasUnresolved()).isTrue();
        assertThat(all.books().unresolved(Intent.Kind.ENTRY)).isEmpty();
    }

    /** The fee was charged in another asset after all: what is held is more than was assumed. */
    @Test
    void theStopFollowsTheSizeThatTheExecutionsShow() {
        VenueBooks covered = protectedBooks("0.999", "0.001");
        Transition after = step(covered, fill("b1", FILLED, "100", "1", "0.1", "USDT"))
                .withBaseFee("0.001")
                .run();
        assertThat(Step.command(after)).isEqualTo("cancel stop");
    }

    @Test
    void aProcessThatStartsBetweenReportAndExecutionsGoesOnFromTheStoredState() {
        VenueBooks covered = protectedBooks("1", "0");
        byte[] stored = SymbolStateCodec.CODEC.write(covered.state());
        SymbolState read = SymbolStateCodec.CODEC.read("state", stored);
        VenueBooks books = new VenueBooks(read, (VenueState) read.execution().orElseThrow());

        assertThat(books).isEqualTo(covered);
        assertThat(Step.command(Step.of(LONG, books).run())).isEqualTo(Step.NONE);
        Transition listed =
                step(books, fill("b1", FILLED, "100", "1", "0.1", "USDT")).run();
        assertThat(Step.command(listed)).isEqualTo(Step.NONE);
        assertThat(listed.books().position().orElseThrow().entryFills()).hasSize(1);
    }

    /** The venue has broken a part of it: the last report has less, and the listed executions agree. */
    @Test
    void aReportThatShrinksMakesTheStopSmaller() {
        VenueBooks covered = protectedBooks("1", "0");
        Fill left = fill("b1", FILLED, "100", "0.6", "0", "USDT");
        VenueBooks corrected = covered.withEachIntent(intent -> intent.kind() == Intent.Kind.ENTRY
                ? intent.withReports(List.of(order(ENTRY, Status.CANCELLED, "1", "0.6")), List.of(left))
                : intent);

        Transition cancels = Step.of(LONG, corrected).run();
        assertThat(Step.command(cancels)).isEqualTo("cancel stop");
        assertThat(cancels.books().position().orElseThrow().position().quantity())
                .isEqualByComparingTo("0.6");
        Transition sends =
                Step.of(LONG, withStop(cancels.books(), Status.CANCELLED, "1")).run();
        assertThat(Step.command(sends)).isEqualTo("PROTECTION SELL 0.600 stop 98.00 target 104.00 #2");
    }

    @Test
    void aReportThatShrinksToNothingLeavesNoTrade() {
        VenueBooks covered = protectedBooks("1", "0");
        VenueBooks corrected = covered.withEachIntent(intent -> intent.kind() == Intent.Kind.ENTRY
                ? intent.withReports(List.of(order(ENTRY, Status.REJECTED, "1", "0")), List.of())
                : intent);

        Transition cancels = Step.of(LONG, corrected).run();
        assertThat(Step.command(cancels)).isEqualTo("cancel stop");
        Transition ends =
                Step.of(LONG, withStop(cancels.books(), Status.CANCELLED, "1")).run();
        assertThat(Step.state(ends.books())).isEqualTo("flat");
        assertThat(ends.trades()).isEmpty();
        assertThat(ends.problem().orElseThrow()).contains("lists none of its executions");
        assertThat(Step.command(ends)).isEqualTo(Step.NONE);
    }

    /** Minutes go by: the position is managed as any other. */
    @Test
    void aHaltClosesWhatIsReportedAndTheTradeEndsOnceAllIsListed() {
        VenueBooks covered = protectedBooks("1", "0");
        Transition cancels = Step.of(LONG, covered).halted(true).run();
        assertThat(Step.command(cancels)).isEqualTo("cancel stop");
        Transition exits = Step.of(LONG, withStop(cancels.books(), Status.CANCELLED, "1"))
                .halted(true)
                .run();
        assertThat(Step.command(exits)).isEqualTo("EXIT SELL 1.000 #1");

        Intent part = exit(1, Intent.Status.CLAIMED, NOW);
        String id = part.clientId();
        VenueBooks some = exits.books()
                .withEachIntent(intent -> intent.kind() == Intent.Kind.EXIT
                        ? intent.withReports(List.of(order(id, Status.CANCELLED, "1", "0.4")), List.of())
                        : intent);
        Transition again = Step.of(LONG, some).halted(true).run();
        assertThat(Step.command(again)).isEqualTo("EXIT SELL 0.600 #2");

        String second = exit(2, Intent.Status.CLAIMED, NOW).clientId();
        VenueBooks whole = again.books()
                .withEachIntent(intent -> intent.clientId().equals(second)
                        ? intent.withReports(List.of(order(second, Status.FILLED, "0.6", "0.6")), List.of())
                        : intent);
        Transition waits = Step.of(LONG, whole).halted(true).run();
        assertThat(Step.command(waits)).isEqualTo(Step.NONE);
        assertThat(waits.trades()).isEmpty();

        VenueBooks listed =
                whole.withEachIntent(intent -> intent.withReports(List.of(), executions(intent, id, second)));
        Transition ends = Step.of(LONG, listed).halted(true).run();
        assertThat(Step.trades(ends)).isEqualTo("HALT at 99 gains -1");
        assertThat(Step.state(ends.books())).isEqualTo("flat");
    }

    private static List<Fill> executions(Intent intent, String first, String second) {
        if (intent.clientId().equals(ENTRY)) {
            return List.of(fill("b1", FILLED, "100", "1", "0", "USDT"));
        }
        if (intent.clientId().equals(first)) {
            return List.of(fill("s1", NOW, "99", "0.4", "0", "USDT"));
        }
        return intent.clientId().equals(second) ? List.of(fill("s2", NOW, "99", "0.6", "0", "USDT")) : List.of();
    }

    /** A stop that has filled in part says why the position ends, before it is listed by which executions. */
    @Test
    void aStopThatIsReportedToHaveFilledInPartClosesTheRest() {
        VenueBooks covered = protectedBooks("1", "0");
        Transition after = Step.of(LONG, withStop(covered, Status.CANCELLED, "1", "0.3"))
                .closingAt("97")
                .run();
        assertThat(Step.state(after.books())).isEqualTo("LONG 1 at 100 between 98 and 104, exiting STOP at 98");
        assertThat(Step.command(after)).isEqualTo("EXIT SELL 0.700 #1");
    }

    /** The limit is the worst price at which the entry can have filled. */
    @Test
    void withoutAReportedPriceLevelsCountFromTheLimit() {
        OrderReport silent = order(ENTRY, Status.FILLED, "1", "1");
        Intent entry = entry(Intent.Status.CLAIMED)
                .withReports(
                        List.of(new OrderReport(
                                silent.clientId(),
                                silent.venueId(),
                                silent.listId(),
                                silent.side(),
                                silent.status(),
                                silent.quantity(),
                                silent.filledQuantity(),
                                number("0"),
                                silent.limit(),
                                silent.trigger(),
                                silent.triggered(),
                                silent.changedAt())),
                        List.of());
        Transition after = Step.of(LONG, entering(entry)).run();
        assertThat(after.books().position().orElseThrow().position().entryPrice())
                .isEqualTo(100.1);
    }

    @Test
    void aStopThatIsRefusedTwiceEndsThePositionByAnExitThatLeavesRoomForAHigherFee() {
        VenueBooks books = Step.of(LONG, entering(reported(Status.FILLED, "1")))
                .withBaseFee("0.001")
                .run()
                .books();
        Intent first = books.of(Intent.Kind.PROTECTION).get(0);
        Transition again = Step.of(LONG, refused(books)).withBaseFee("0.001").run();
        Transition exits =
                Step.of(LONG, refused(again.books())).withBaseFee("0.001").run();

        assertThat(first.quantity()).isEqualByComparingTo("0.999");
        assertThat(Step.command(again)).isEqualTo("PROTECTION SELL 0.999 stop 98.00 target 104.00 #2");
        assertThat(Step.command(exits)).isEqualTo("EXIT SELL 0.998 #1");
    }

    private static VenueBooks refused(VenueBooks books) {
        return books.withEachIntent(
                intent -> intent.kind() == Intent.Kind.PROTECTION ? intent.withStatus(Intent.Status.REJECTED) : intent);
    }

    private static Intent reported(Status status, String filled) {
        return entry(Intent.Status.CLAIMED).withReports(List.of(order(ENTRY, status, "1", filled)), List.of());
    }

    /** After the entry was reported as filled, and its stop and target rest for this quantity. */
    private static VenueBooks protectedBooks(String quantity, String fee) {
        Transition sent = Step.of(LONG, entering(reported(Status.FILLED, "1")))
                .withBaseFee(fee)
                .run();
        return withStop(sent.books(), Status.OPEN, quantity);
    }

    private static VenueBooks withStop(VenueBooks books, Status status, String quantity) {
        return withStop(books, status, quantity, "0");
    }

    private static VenueBooks withStop(VenueBooks books, Status status, String quantity, String filled) {
        List<Intent> intents = new ArrayList<>();
        for (Intent intent : books.intents()) {
            String id = intent.clientId();
            intents.add(
                    intent.kind() != Intent.Kind.PROTECTION
                            ? intent
                            : intent.withReports(
                                    List.of(
                                            order(ClientIds.stop(id), status, quantity, filled),
                                            order(ClientIds.target(id), status, quantity, "0")),
                                    List.of()));
        }
        return books.withIntents(intents);
    }

    private static Step step(VenueBooks books, Fill... listed) {
        return Step.of(
                LONG,
                books.withEachIntent(intent ->
                        intent.kind() == Intent.Kind.ENTRY ? intent.withReports(List.of(), List.of(listed)) : intent));
    }
}
