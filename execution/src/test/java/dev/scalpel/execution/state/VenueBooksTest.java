package dev.scalpel.execution.state;

import static dev.scalpel.execution.transition.TradeFixture.bought;
import static dev.scalpel.execution.transition.TradeFixture.exit;
import static dev.scalpel.execution.transition.TradeFixture.flat;
import static dev.scalpel.execution.transition.TradeFixture.holding;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static dev.scalpel.execution.transition.TradeFixture.plan;
import static dev.scalpel.execution.transition.TradeFixture.resting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.transition.SidedTrade;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.PositionSide;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueBooksTest {

    @Test
    void theStateContainsTheSameExecution() {
        VenueBooks books = holding();
        VenueState newer = books.execution().withRefusedExits(2);
        assertThat(books.withExecution(newer).state().execution()).contains(newer);
        assertThat(new VenueBooks(books.state(), newer)).isEqualTo(books.withExecution(newer));
    }

    @Test
    void aChangeLeavesTheBooksBeforeAsTheyWere() {
        VenueBooks before = holding();
        VenueBooks after = before.withIntent(resting(1)).withPosition(Optional.empty());
        assertThat(before).isEqualTo(holding());
        assertThat(after.intents()).containsExactly(bought(), resting(1));
        assertThat(after.position()).isEmpty();
    }

    @Test
    void booksAreFlatWithoutPositionPlanAndUnresolvedIntent() {
        assertThat(flat(bought()).isFlat()).isTrue();
        assertThat(holding().isFlat()).isFalse();
        assertThat(flat(exit(1, Intent.Status.UNKNOWN, 1)).isFlat()).isFalse();
        assertThat(flat().withExecution(flat().execution().entering(plan())).isFlat())
                .isFalse();
    }

    @Test
    void theNextAttemptFollowsTheHighestOfItsKind() {
        VenueBooks books = holding(exit(3, Intent.Status.REJECTED, 1), exit(2, Intent.Status.LAPSED, 1));
        assertThat(books.nextAttempt(Intent.Kind.EXIT)).isEqualTo(4);
        assertThat(books.nextAttempt(Intent.Kind.PROTECTION)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"LONG, 0.4, 0.05, 0.6, 0.65", "SHORT, 0.4, 0.05, 0.6, 0.55", "SHORT, 0, -0.05, 1, 1.05"})
    void whatIsHeldIsCountedInTheDirectionOfThePosition(
            PositionSide side, String missing, String dust, String held, String heldWithDust) {
        VenueBooks holding = new SidedTrade(side).holding();
        VenueBooks books = holding.withExecution(holding.execution()
                .withDust(number(dust))
                .withAccountAudit(holding.auditState().withMissingQuantity(number(missing))));
        assertThat(books.side()).isEqualTo(side);
        assertThat(books.held()).isEqualByComparingTo(held);
        assertThat(books.heldWithDust()).isEqualByComparingTo(heldWithDust);
    }

    @Test
    void theModelOfTheLastDecisionStaysWithoutANewerOne() {
        VenueBooks books = flat().withModelId(Optional.of("first"));
        assertThat(books.withModelId(Optional.empty()).state().modelId()).contains("first");
        assertThat(books.withModelId(Optional.of("second")).state().modelId()).contains("second");
    }
}
