package dev.scalpel.execution.venue;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.SENT;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.transition.SidedTrade;
import dev.scalpel.execution.transition.Step;
import dev.scalpel.execution.transition.TradeFixture;
import dev.scalpel.execution.venue.VenueReview.Findings;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step: the outcome of an order is unknown. It is looked up; "not found" is final a second after its validity of five. */
class UnknownOrderStepTest {

    private static final String NOTHING = "nothing";

    private final FakeVenue venue = new FakeVenue();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | status  | venue has     | age  | state                              | command                                          | doubt | remembered
            LONG   | UNKNOWN | nothing       | 6000 | flat, entering                     | none                                             | true  | 0
            SHORT  | UNKNOWN | nothing       | 6000 | flat, entering                     | none                                             | true  | 0
            LONG   | CLAIMED | nothing       | 6000 | flat, entering                     | none                                             | true  | 0
            LONG   | UNKNOWN | nothing       | 6001 | flat                               | none                                             | false | 1
            SHORT  | UNKNOWN | nothing       | 6001 | flat                               | none                                             | false | 1
            LONG   | CLAIMED | nothing       | 6001 | flat                               | none                                             | false | 1
            # A confirmed refusal is final at once, and nothing is looked for later.
            LONG   | REFUSED | nothing       | 1000 | flat                               | none                                             | false | 0
            SHORT  | REFUSED | nothing       | 1000 | flat                               | none                                             | false | 0
            LONG   | UNKNOWN | OPEN 0        | 1000 | flat, entering                     | none                                             | false | 0
            SHORT  | UNKNOWN | OPEN 0        | 1000 | flat, entering                     | none                                             | false | 0
            LONG   | UNKNOWN | FILLED 1      | 1000 | LONG 1 at 100 between 98 and 104   | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1 | true  | 0
            SHORT  | UNKNOWN | FILLED 1      | 1000 | SHORT 1 at 100 between 102 and 96  | PROTECTION BUY 1.000 stop 102.00 target 96.00 #1 | true  | 0
            LONG   | REFUSED | FILLED 1      | 1000 | LONG 1 at 100 between 98 and 104   | PROTECTION SELL 1.000 stop 98.00 target 104.00 #1 | true  | 0
            LONG   | UNKNOWN | CANCELLED 0.4 | 1000 | LONG 0.4 at 100 between 98 and 104 | PROTECTION SELL 0.400 stop 98.00 target 104.00 #1 | true  | 0
            LONG   | UNKNOWN | CANCELLED 0   | 1000 | flat                               | none                                             | false | 0
            """)
    void anEntryOfUnknownOutcomeIsLookedUp(
            PositionSide side,
            Intent.Status status,
            String venueHas,
            long age,
            String state,
            String command,
            boolean doubt,
            int remembered) {
        SidedTrade trade = new SidedTrade(side);
        if (!venueHas.equals(NOTHING)) {
            String[] parts = venueHas.split(" ");
            Fill[] fills = parts[1].equals("0") ? new Fill[0] : Step.fills(parts[1] + "@100", "0 USDT");
            Intent known = trade.entry(OrderReport.Status.valueOf(parts[0]), fills);
            venue.has(known.orders().get(0), fills);
        }
        Findings findings = review(trade.entering(trade.entry(status)), SENT + age);
        VenueBooks after = findings.transition().books();
        assertThat(Step.state(after)).isEqualTo(state);
        assertThat(Step.command(findings.transition())).isEqualTo(command);
        assertThat(findings.inDoubt()).isEqualTo(doubt);
        assertThat(after.auditState().unacknowledgedEntries()).hasSize(remembered);
    }

    /** The protection was sent at 00:01:01.5, the exit at 00:02. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # side | unknown    | millis | command
            LONG   | protection | 67500  | none
            SHORT  | protection | 67500  | none
            LONG   | protection | 67501  | PROTECTION SELL 1.000 stop 98.00 target 104.00 #2
            SHORT  | protection | 67501  | PROTECTION BUY 1.000 stop 102.00 target 96.00 #2
            LONG   | exit       | 126000 | none
            SHORT  | exit       | 126000 | none
            LONG   | exit       | 126001 | EXIT SELL 1.000 #2
            SHORT  | exit       | 126001 | EXIT BUY 1.000 #2
            """)
    void aProtectionOrExitThatNeverArrivedIsSentAgainUnderANewId(
            PositionSide side, String unknown, long millis, String command) {
        SidedTrade trade = new SidedTrade(side);
        VenueBooks books = unknown.equals("protection")
                ? trade.holding(trade.protection(1, Intent.Status.UNKNOWN))
                : leaving(trade.holding(trade.exit(1, Intent.Status.UNKNOWN)));
        Findings findings = review(books, BAR + millis);
        assertThat(Step.command(findings.transition())).isEqualTo(command);
        assertThat(findings.inDoubt()).isTrue();
    }

    private Findings review(VenueBooks books, long venueMillis) {
        venue.millis = venueMillis;
        VenueBooks compared =
                books.withAuditState(books.auditState().withCheckedAt(NOW).withForeignQuantity(number("0")));
        SymbolContext context = new SymbolContext(
                TradeFixture.INSTRUMENT,
                compared.state(),
                new MarketSnapshot(BarSeries.empty(), Optional.empty()),
                new ChampionStatus.Flat("a test"),
                TradeFixture.invocation(NOW));
        return new VenueReview(TradeFixture.config(), venue, new VenueTimeSync(venue)).review(context, compared, true);
    }

    private static VenueBooks leaving(VenueBooks books) {
        return books.withExecution(books.execution().exiting(new ExitPlan(ExitReason.TIME_LIMIT, number("100"), BAR)));
    }
}
