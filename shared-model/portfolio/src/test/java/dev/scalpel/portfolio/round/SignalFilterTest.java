package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the model's opinion of an entry does to a signal. */
class SignalFilterTest extends RoundFixture {

    private static final EntryOpinion VETO = new EntryOpinion.Vetoed("win probability 0.400, minimum 0.500");

    @Test
    void aVetoedEntryIsNotOpenedAndTheLogSaysWhy() {
        opinions = Map.of("btc", VETO);
        signal("btc", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.CONFIRM);
        assertThat(state.outbox().get(0).detail()).contains("win probability 0.400, minimum 0.500");
        opinions = Map.of();
        signal("btc", TargetState.LONG, 2);
        plan();
        assertThat(orders).as("a later signal is judged anew").hasSize(1);
    }

    @Test
    void aVetoedReversalClosesAndDoesNotOpen() {
        hold("btc", "0.1", "5000");
        opinions = Map.of("btc", VETO);
        signal("btc", TargetState.SHORT, 1);
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c");
        fill("0.1");
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        assertOutcomes(Outcome.CONFIRM);
    }

    @Test
    void aVetoNeverStopsAClose() {
        hold("btc", "0.1", "5000");
        opinions = Map.of("btc", VETO);
        signal("btc", TargetState.FLAT, 1);
        plan();
        assertThat(orders.get(0).clientId()).startsWith("c");
        assertThat(state.outbox()).isEmpty();
    }

    @Test
    void aVetoOfWhatIsHeldAlreadyChangesNothing() {
        hold("btc", "0.1", "5000");
        opinions = Map.of("btc", VETO);
        signal("btc", TargetState.LONG, 1);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.ALREADY);
    }

    @Test
    void aVetoSupersedesTheSignalThatIsPendingForTheOtherSide() {
        signal("btc", TargetState.LONG, 1);
        opinions = Map.of("btc", VETO);
        signal("btc", TargetState.SHORT, 2);
        assertOutcomes(Outcome.SUPERSEDED, Outcome.CONFIRM);
        plan();
        assertThat(orders).isEmpty();
    }

    @Test
    void aSmallerEntryTakesItsPartOfTheWeight() {
        opinions = Map.of("btc", new EntryOpinion.Allowed(new BigDecimal("0.25")));
        signal("btc", TargetState.LONG, 1);
        plan();
        assertThat(orders.get(0).quantity()).as("a quarter of 4,500").isEqualByComparingTo("0.0225");
    }
}
