package dev.scalpel.local.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.api.call.FunctionFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalRunsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void manySignalsOfAPortfolioDuringARunAreOneFurtherRun() throws Exception {
        List<String> runs = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        SignalRuns signals = new SignalRuns(portfolio -> {
            runs.add(portfolio);
            first.countDown();
            await(mayEnd);
        });
        signals.executeSignals("crypto");
        assertThat(first.await(60, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 100; i++) {
            signals.executeSignals("crypto");
        }
        signals.executeSignals("fx");
        mayEnd.countDown();
        signals.stop(LIMIT);
        assertThat(runs).containsExactly("crypto", "crypto", "fx");
    }

    @Test
    void afterTheStopASignalWaitsForTheNextBot() throws Exception {
        List<String> runs = new CopyOnWriteArrayList<>();
        SignalRuns signals = new SignalRuns(runs::add);
        signals.stop(LIMIT);
        assertThatThrownBy(() -> signals.executeSignals("crypto"))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("the bot is stopping");
        assertThat(runs).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
