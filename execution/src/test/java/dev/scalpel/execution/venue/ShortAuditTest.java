package dev.scalpel.execution.venue;

import static dev.scalpel.execution.venue.TradeFixture.ETH;
import static dev.scalpel.execution.venue.TradeFixture.FILLED;
import static dev.scalpel.execution.venue.TradeFixture.NOW;
import static dev.scalpel.execution.venue.TradeFixture.STEP;
import static dev.scalpel.execution.venue.TradeFixture.fill;
import static dev.scalpel.execution.venue.TradeFixture.flat;
import static dev.scalpel.execution.venue.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.AccountAuditState.Mismatch;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The books against a venue with short positions: its quantity is negative while one ETH is owed. */
class ShortAuditTest {

    private static final SidedTrade SHORT = new SidedTrade(PositionSide.SHORT);
    private static final long ELEVEN_MINUTES = 660_000;

    private final FakeVenue venue = new FakeVenue();

    ShortAuditTest() {
        venue.shorting = true;
        venue.free = "-1";
    }

    @Test
    void anOpenShortIsANegativeQuantity() {
        SymbolStateBuilder builder = known(SHORT.holding(SHORT.resting("1")));
        audit(builder, NOW);
        assertThat(auditState(builder).mismatch()).isEmpty();
        assertThat(auditState(builder).drift()).isEmpty();
    }

    @Test
    void aVenueWithoutAPositionContradictsAShort() {
        SymbolStateBuilder builder = known(SHORT.holding(SHORT.resting("1")));
        venue.free = "0";
        audit(builder, NOW);
        assertThat(auditState(builder).mismatch()).contains(new Mismatch(number("1"), NOW));
    }

    @Test
    void anEarlierShortOfSomebodyElseIsForeign() {
        SymbolStateBuilder builder = flat();
        venue.free = "-3";
        audit(builder, NOW);
        assertThat(auditState(builder).foreignQuantity()).hasValueSatisfying(all -> equal(all, "-3"));
    }

    @Test
    void aPurchaseByHandReducesAShortAtOnce() {
        SymbolStateBuilder builder = known(SHORT.holding());
        venue.free = "-0.4";
        venue.byHand(OrderSide.BUY, fill("h1", FILLED, "97", "0.6", "0", "USDT"));
        audit(builder, NOW);
        assertThat(auditState(builder).missingQuantity()).isEqualByComparingTo("0.6");
        assertThat(auditState(builder).drift())
                .contains("the account holds 0.6 ETH more than the books, bought back at the venue outside this bot");
        audit(builder, NOW);
        assertThat(auditState(builder).missingQuantity()).isEqualByComparingTo("0.6");
        assertThat(auditState(builder).mismatch()).isEmpty();
    }

    @Test
    void aSaleByHandDoesNotCloseAShort() {
        SymbolStateBuilder builder = known(SHORT.holding());
        venue.free = "-1.6";
        venue.byHand(OrderSide.SELL, fill("h1", FILLED, "97", "0.6", "0", "USDT"));
        audit(builder, NOW);
        assertThat(auditState(builder).missingQuantity()).isZero();
        audit(builder, NOW + ELEVEN_MINUTES);
        assertThat(auditState(builder).missingQuantity()).isZero();
        assertThat(auditState(builder).foreignQuantity()).hasValueSatisfying(all -> equal(all, "-0.6"));
    }

    @Test
    void anUnexplainedPurchaseReducesForeignThenOwedDustThenTheShort() {
        SymbolStateBuilder builder = SHORT.holding();
        builder.execution(builder.execution()
                .withDust(number("-0.005"))
                .withAccountAudit(AccountAuditState.NONE.withForeignQuantity(number("-0.1"))));
        venue.free = "-0.9";
        audit(builder, NOW);
        audit(builder, NOW + ELEVEN_MINUTES);
        // The books say −1.105: 0.205 are missing, of which 0.1 and 0.005 are not the position's.
        assertThat(auditState(builder).foreignQuantity()).hasValueSatisfying(all -> equal(all, "0"));
        assertThat(builder.execution().dust()).isZero();
        assertThat(auditState(builder).missingQuantity()).isEqualByComparingTo("0.1");
    }

    @Test
    void withoutAPositionEveryDifferenceIsForeign() {
        SymbolStateBuilder builder = known(flat());
        venue.free = "-0.6";
        audit(builder, NOW);
        audit(builder, NOW + ELEVEN_MINUTES);
        assertThat(auditState(builder).foreignQuantity()).hasValueSatisfying(all -> equal(all, "-0.6"));
        assertThat(auditState(builder).missingQuantity()).isZero();
    }

    private static AccountAuditState auditState(SymbolStateBuilder builder) {
        return builder.execution().accountAudit();
    }

    private static SymbolStateBuilder known(SymbolStateBuilder builder) {
        return builder.execution(
                builder.execution().withAccountAudit(AccountAuditState.NONE.withForeignQuantity(BigDecimal.ZERO)));
    }

    private void audit(SymbolStateBuilder builder, long now) {
        PositionTracker tracker = new PositionTracker(ETH, TradeFixture.config(), builder, SHORT.facts(now, "100"), 1);
        new AccountAudit(venue, new IntentReconciler(venue), ETH, builder, tracker, STEP, now).run(List.of());
    }

    private static void equal(BigDecimal amount, String expected) {
        assertThat(amount).isEqualByComparingTo(expected);
    }
}
