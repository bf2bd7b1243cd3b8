package dev.scalpel.signals.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalSamples;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.slot.DueSignals.Ended;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DueSignalsTest {

    private static final SlotSchedule EIGHT_HOURS = new SlotSchedule(SlotTimeFrame.EIGHT_HOURS, 60, 900);
    private static final Map<String, SlotSchedule> SCHEDULES =
            Map.of("btc", EIGHT_HOURS, "eth", EIGHT_HOURS, "sol", SlotSchedule.immediate(900));
    private static final Instant SLOT = Instant.parse("2024-08-10T08:01:00Z");

    private static final Signal BUY = order("btc", TargetState.LONG, "02:30:02");
    private static final Signal SELL = order("btc", TargetState.FLAT, "03:30:02");
    private static final Signal ETH = order("eth", TargetState.LONG, "04:00:00");
    private static final Signal STOP = SignalSamples.stop("btc", "2024-08-10T08:00:30Z");

    @Test
    void nothingIsDueBeforeItsSlotButAStop() {
        assertThat(at(SLOT.minusMillis(1), BUY, ETH).isEmpty()).isTrue();
        assertThat(at(SLOT.minusMillis(1), BUY, STOP).counting()).containsExactly(Map.entry("btc", STOP));
        assertThat(at(SLOT.minusMillis(1), BUY, STOP).ended()).isEmpty();
    }

    @Test
    void theLastSignalOfAStrategyCountsAndEarlierOnesAreSuperseded() {
        DueSignals due = at(SLOT, SELL, ETH, BUY);
        assertThat(due.counting()).containsOnly(Map.entry("btc", SELL), Map.entry("eth", ETH));
        assertThat(due.ended()).containsExactly(new Ended(BUY, Outcome.SUPERSEDED));
    }

    @Test
    void anEarlierSignalThanTheLastHandledIsOutOfOrder() {
        DueSignals due =
                DueSignals.at(SLOT, List.of(BUY, SELL), SCHEDULES, Set.of(), Map.of("btc", HandledMark.of(STOP)));
        assertThat(due.counting()).isEmpty();
        assertThat(due.ended())
                .containsExactly(new Ended(BUY, Outcome.OUT_OF_ORDER), new Ended(SELL, Outcome.OUT_OF_ORDER));
        assertThat(DueSignals.at(SLOT, List.of(BUY, SELL), SCHEDULES, Set.of(), Map.of("btc", HandledMark.of(BUY)))
                        .counting())
                .containsExactly(Map.entry("btc", SELL));
    }

    @Test
    void ofTwoSignalsOfOneTimeTheOneThatArrivedLaterCounts() {
        Signal first = order("btc", TargetState.LONG, "02:30:02");
        Signal second = received(order("btc", TargetState.FLAT, "02:30:02"), 5);
        assertThat(at(SLOT, second, first).counting()).containsExactly(Map.entry("btc", second));
        assertThat(HandledMark.of(first).isBefore(second)).isTrue();
        assertThat(HandledMark.of(second).isBefore(first)).isFalse();
        assertThat(HandledMark.of(first).isBefore(first)).isFalse();
    }

    @Test
    void handledSignalsAndStrategiesWithoutAScheduleAreLeftAlone() {
        assertThat(DueSignals.at(SLOT, List.of(BUY), SCHEDULES, Set.of(BUY.id()), Map.of())
                        .isEmpty())
                .isTrue();
        assertThat(at(SLOT, order("gone", TargetState.LONG, "02:30:02")).isEmpty())
                .isTrue();
    }

    @Test
    void aRunThatComesLateExecutesWhatIsNotStale() {
        assertThat(at(SLOT.plusSeconds(900), BUY).counting()).containsExactly(Map.entry("btc", BUY));
        assertThat(at(SLOT.plusMillis(900_001), BUY).ended()).containsExactly(new Ended(BUY, Outcome.STALE));
        Signal sol = order("sol", TargetState.LONG, "08:00:00");
        assertThat(at(SLOT, sol).counting()).containsExactly(Map.entry("sol", sol));
        assertThat(at(SLOT.plusMillis(1), sol).ended()).containsExactly(new Ended(sol, Outcome.STALE));
    }

    @Test
    void aStaleSignalSupersedesNothing() {
        Signal stop = SignalSamples.stop("btc", "2024-08-10T07:30:00Z");
        DueSignals due = at(SLOT, BUY, stop);
        assertThat(due.counting()).containsExactly(Map.entry("btc", BUY));
        assertThat(due.ended()).containsExactly(new Ended(stop, Outcome.STALE));
    }

    /** However they arrive and however often: at most one counts per strategy, each has one outcome. */
    @Property(tries = 200)
    void theSequenceAndDoublesDoNotMatter(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String time = String.format(java.util.Locale.ROOT, "%02d:%02d:00", random.nextInt(9), random.nextInt(60));
            signals.add(order(
                    random.nextBoolean() ? "btc" : "eth",
                    random.nextBoolean() ? TargetState.LONG : TargetState.FLAT,
                    time));
        }
        DueSignals once = DueSignals.at(SLOT, signals, SCHEDULES, Set.of(), Map.of());
        List<Signal> again = new ArrayList<>(signals);
        again.addAll(signals.subList(0, random.nextInt(12)));
        Collections.shuffle(again, random);
        assertThat(DueSignals.at(SLOT, again, SCHEDULES, Set.of(), Map.of())).isEqualTo(once);
        long due = signals.stream()
                .distinct()
                .filter(signal -> EIGHT_HOURS.isDue(signal, SLOT))
                .count();
        assertThat(once.counting().size() + once.ended().size()).isEqualTo((int) due);
    }

    private static DueSignals at(Instant now, Signal... signals) {
        return DueSignals.at(now, List.of(signals), SCHEDULES, Set.of(), Map.of());
    }

    private static Signal order(String strategy, TargetState target, String time) {
        return SignalSamples.signal(strategy, target, "2024-08-10T" + time + "Z");
    }

    private static Signal received(Signal signal, long later) {
        return new Signal(
                signal.id(),
                signal.portfolio(),
                signal.strategy(),
                signal.target(),
                signal.kind(),
                signal.time(),
                signal.receivedAt().plusMillis(later),
                signal.price(),
                signal.comment(),
                signal.previous(),
                signal.bar(),
                signal.source(),
                signal.bodySha256());
    }
}
