package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A signal whose entry waits for a bar: nothing is said of it, and what its strategy holds on the other side is closed at once. */
class SignalWaitingTest extends RoundFixture {

    private static final EntryOpinion WAITS = new EntryOpinion.Waiting("the bar is not stored yet");
    private static final EntryOpinion VETO = new EntryOpinion.Vetoed("it is down");

    private final List<Signal> box = new ArrayList<>();
    private EntryOpinion opinion = WAITS;

    @Test
    void anEntryThatWaitsChangesNothingUntilItIsJudged() {
        PortfolioState before = state;
        received(TargetState.LONG, 1);
        claim(2);
        assertThat(state).isEqualTo(before);

        opinion = EntryOpinion.Allowed.WHOLE;
        claim(6);
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.clientId()).startsWith("o"));
        assertThat(state.handled()).containsExactly(box.get(0).id());
    }

    @Test
    void aVetoAfterTheWaitIsItsOnlyOutcome() {
        received(TargetState.LONG, 1);
        claim(2);
        opinion = VETO;
        claim(6);
        assertOutcomes(Outcome.CONFIRM);
        claim(7);
        assertOutcomes(Outcome.CONFIRM);
    }

    @Test
    void aReversalThatWaitsClosesAtOnceAndOpensOnceItIsJudged() {
        hold("btc", "0.1", "5000");
        received(TargetState.SHORT, 1);
        claim(2);
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.clientId()).startsWith("c"));
        assertThat(state.handled()).isEmpty();
        assertThat(state.strategy("btc").mark().orElseThrow().time())
                .isBefore(box.get(0).time());
        String close = orders.get(0).clientId();

        claim(3);
        plan();
        assertThat(orders).as("the close is under way").isEmpty();
        fill(close);
        claim(4);
        plan();
        assertThat(orders).as("it is flat, and waits").isEmpty();

        opinion = EntryOpinion.Allowed.WHOLE;
        claim(6);
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.clientId()).startsWith("o"));
        assertThat(state.strategy("btc").pending().orElseThrow().id())
                .isEqualTo(box.get(0).id());
        assertThat(state.outbox()).isEmpty();
    }

    /** Also where the close is not known to have filled when the entry is judged. */
    @Test
    void anEntryThatIsAllowedDuringTheCloseFollowsIt() {
        hold("btc", "0.1", "5000");
        received(TargetState.SHORT, 1);
        claim(2);
        plan();
        String close = orders.get(0).clientId();
        opinion = EntryOpinion.Allowed.WHOLE;
        claim(3);
        plan();
        assertThat(orders).isEmpty();
        fill(close);
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.clientId()).startsWith("o"));
    }

    /** A process may die after each effect: whoever comes next claims the same. */
    @Test
    void aRepeatedClaimChangesNothingMore() {
        hold("btc", "0.1", "5000");
        received(TargetState.SHORT, 1);
        claim(2);
        PortfolioState once = state;
        claim(3);
        assertThat(state).isEqualTo(once);
        plan();
        PortfolioState closing = state;
        claim(61);
        assertThat(state).as("attempts at the close are counted on").isEqualTo(closing);
    }

    @Test
    void aSignalThatGetsTooOldWhileItWaitsLeavesNothingOpen() {
        hold("btc", "0.1", "5000");
        received(TargetState.SHORT, 1);
        claim(2);
        plan();
        fill(orders.get(0).clientId());
        claim(62);
        plan();
        assertThat(orders).isEmpty();
        assertThat(state.books().holdings()).isEmpty();
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.FLAT);
        assertOutcomes(Outcome.STALE);
    }

    @Test
    void aNewerSignalReplacesTheOneThatWaits() {
        received(TargetState.LONG, 1);
        claim(2);
        received(TargetState.SHORT, 3);
        opinion = EntryOpinion.Allowed.WHOLE;
        claim(4);
        assertOutcomes(Outcome.SUPERSEDED);
        assertThat(state.outbox())
                .extracting(SignalOutcome::signal)
                .containsExactly(box.get(0).id());
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.SHORT);
    }

    @Test
    void anEntryUnderWayOnTheOtherSideEndsAtOnce() {
        opinion = EntryOpinion.Allowed.WHOLE;
        received(TargetState.LONG, 1);
        claim(2);
        opinion = WAITS;
        received(TargetState.SHORT, 3);
        claim(4);
        plan();
        assertThat(orders).isEmpty();
        assertOutcomes(Outcome.SUPERSEDED);
        assertThat(state.outbox())
                .extracting(SignalOutcome::signal)
                .containsExactly(box.get(0).id());
        opinion = EntryOpinion.Allowed.WHOLE;
        claim(5);
        assertOutcomes(Outcome.SUPERSEDED);
        assertThat(state.strategy("btc").target()).isEqualTo(TargetState.SHORT);
    }

    /** The close of another signal goes on, and has its own outcome. */
    @Test
    void aCloseUnderWayIsNotDisturbed() {
        hold("btc", "0.1", "5000");
        received(TargetState.FLAT, 1);
        claim(2);
        plan();
        PortfolioState closing = state;
        received(TargetState.LONG, 3);
        claim(4);
        assertThat(state).isEqualTo(closing);
        fill(orders.get(0).clientId());
        plan();
        assertOutcomes(Outcome.EXECUTED);
    }

    @Test
    void aHaltEndsASignalThatWaits() {
        received(TargetState.LONG, 1);
        claim(2);
        state = Halt.apply(state, "stop", NOW / 60_000);
        claim(3);
        assertOutcomes(Outcome.HALTED);
    }

    /** Others are not held up. */
    @Test
    void whatWaitsKeepsNothingElse() {
        received(TargetState.LONG, 1);
        Signal other = TestSignals.signal("eth", TargetState.LONG, SLOT.plusSeconds(1));
        box.add(other);
        claim(2, Map.of("btc", WAITS));
        plan();
        assertThat(orders)
                .singleElement()
                .satisfies(order -> assertThat(order.strategy().name()).isEqualTo("eth"));
        assertThat(state.handled()).containsExactly(other.id());
    }

    private void received(TargetState target, int second) {
        box.add(TestSignals.signal("btc", target, SLOT.plusSeconds(second)));
    }

    private void claim(int second) {
        claim(second, Map.of("btc", opinion));
    }

    private void claim(int second, Map<String, EntryOpinion> said) {
        Instant at = SLOT.plusSeconds(second);
        now = at.toEpochMilli();
        Map<String, SlotSchedule> schedules = new TreeMap<>();
        for (Strategy strategy : STRATEGIES) {
            schedules.put(strategy.name(), new SlotSchedule(SlotTimeFrame.IMMEDIATE, 0, 900));
        }
        DueSignals due = DueSignals.at(at, box, schedules, new HashSet<>(state.handled()), state.marks());
        state = SignalClaim.apply(
                state,
                due,
                STRATEGIES,
                signal -> said.getOrDefault(signal.strategy(), EntryOpinion.Allowed.WHOLE),
                now);
    }

    @Override
    void fill(String close) {
        assertThat(state.intents()).extracting(order -> order.clientId()).contains(close);
        orders = state.intents().stream()
                .filter(order -> order.clientId().equals(close))
                .toList();
        super.fill("0.1");
    }
}
