package dev.scalpel.signals.box;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.SignalBox.Stored;
import dev.scalpel.signals.SignalSamples;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.Race;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link SignalBox}, which every implementation must pass. */
public abstract class SignalBoxContract {

    protected static final Instant NOW = Instant.parse("2024-08-10T08:01:00Z");

    private static final int THREADS = 100;
    private static final int SIGNALS = 1_000;
    private static final int LONG_SIGNALS = 60;
    private static final int COMMENT_BYTES = 20_000;

    /** A new client of the same box at each call within a test, like another process; it is empty at first. */
    protected abstract SignalBox open();

    /** A client of the same box whose next write is taken and its answer lost. */
    protected abstract SignalBox openWhereTheNextAnswerIsLost();

    @Test
    void aHundredThreadsPutAThousandSignalsTwice() {
        List<Signal> signals = IntStream.range(0, SIGNALS)
                .mapToObj(SignalBoxContract::numbered)
                .toList();
        AtomicInteger added = new AtomicInteger();
        AtomicInteger known = new AtomicInteger();
        Race.of(THREADS, thread -> {
            SignalBox box = open();
            for (int i = thread; i < 2 * SIGNALS; i += THREADS) {
                // The threads meet at the same signals: each begins at another place.
                Signal signal = signals.get((i * 7) % SIGNALS);
                (box.put(signal) == Stored.NEW ? added : known).incrementAndGet();
            }
        });
        assertThat(added).hasValue(SIGNALS);
        assertThat(known).hasValue(SIGNALS);
        List<Signal> read = open().since("crypto", NOW.minusSeconds(86_400));
        assertThat(read).hasSize(SIGNALS).containsExactlyInAnyOrderElementsOf(signals);
        assertThat(read).isSortedAccordingTo(Signal.ORDER);
    }

    @Test
    void aSignalIsReadAsItWasPut() {
        Signal stop = SignalSamples.stop("btc", "2024-08-10T02:30:02.123Z");
        assertThat(open().put(stop)).isEqualTo(Stored.NEW);
        assertThat(open().put(stop)).isEqualTo(Stored.KNOWN);
        assertThat(open().since("crypto", stop.time())).containsExactly(stop);
        assertThat(open().find("crypto", stop.id())).contains(stop);
        assertThat(open().find("crypto", "0000000000000000")).isEmpty();
        assertThat(open().find("other", stop.id())).isEmpty();
    }

    @Test
    void theFirstOfTwoPutsStays() {
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        Signal repeated = new Signal(
                signal.id(),
                signal.portfolio(),
                signal.strategy(),
                signal.target(),
                signal.kind(),
                signal.time(),
                signal.receivedAt().plusSeconds(5),
                signal.price(),
                signal.comment(),
                signal.previous(),
                signal.bar(),
                signal.source(),
                signal.bodySha256());
        open().put(signal);
        assertThat(open().put(repeated)).isEqualTo(Stored.KNOWN);
        assertThat(open().since("crypto", signal.time())).containsExactly(signal);
    }

    @Test
    void signalsComeBySendersTimeThenIdFromATimeOnAndOverMidnight() {
        Signal before = SignalSamples.signal("btc", TargetState.LONG, "2024-08-09T23:59:59.999Z");
        Signal midnight = SignalSamples.signal("btc", TargetState.FLAT, "2024-08-10T00:00:00Z");
        Signal later = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T07:00:00Z");
        Signal ahead = SignalSamples.signal("eth", TargetState.LONG, "2024-08-10T08:02:00Z");
        List.of(ahead, later, midnight, before).forEach(open()::put);

        assertThat(open().since("crypto", before.time())).containsExactly(before, midnight, later, ahead);
        assertThat(open().since("crypto", midnight.time())).containsExactly(midnight, later, ahead);
        assertThat(open().since("crypto", midnight.time().plusMillis(1))).containsExactly(later, ahead);
        assertThat(open().since("crypto", before.time(), Set.of(later.id(), before.id())))
                .containsExactly(midnight, ahead);
        assertThat(open().since("other", before.time())).isEmpty();
    }

    @Test
    void aLostAnswerAndTheSamePutKeepOneSignal() {
        SignalBox box = openWhereTheNextAnswerIsLost();
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        assertThat(box.put(signal)).isEqualTo(Stored.NEW);
        assertThat(box.put(signal)).isEqualTo(Stored.KNOWN);
        assertThat(box.since("crypto", signal.time())).containsExactly(signal);
    }

    /** More than a page of DynamoDB, which ends at 1 MB. */
    @Test
    void moreThanAMegabyteIsReadWhole() {
        SignalBox box = open();
        List<Signal> signals = IntStream.range(0, LONG_SIGNALS)
                .mapToObj(number -> SignalSamples.signal(
                        "crypto",
                        "btc",
                        TargetState.LONG,
                        Signal.Kind.ORDER,
                        NOW.minusSeconds(LONG_SIGNALS - number),
                        number + " " + "x".repeat(COMMENT_BYTES)))
                .toList();
        signals.forEach(box::put);
        assertThat((long) LONG_SIGNALS * COMMENT_BYTES).isGreaterThan(1_048_576);
        assertThat(box.since("crypto", NOW.minusSeconds(LONG_SIGNALS))).isEqualTo(signals);
        assertThat(box.find("crypto", signals.get(LONG_SIGNALS - 1).id())).contains(signals.get(LONG_SIGNALS - 1));
    }

    private static Signal numbered(int number) {
        Instant time = NOW.minusMillis(number * 3_001L);
        return SignalSamples.signal("crypto", "btc", TargetState.LONG, Signal.Kind.ORDER, time, "number " + number);
    }
}
