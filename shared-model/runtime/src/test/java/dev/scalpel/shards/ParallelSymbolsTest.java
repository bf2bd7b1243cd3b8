package dev.scalpel.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParallelSymbolsTest {

    private final ParallelSymbols parallel = new ParallelSymbols();

    @Test
    void fewRunOneAfterTheOtherInTheCallersThread() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        assertThat(parallel.map(List.of(1, 2, 3, 4), input -> {
                    threads.add(Thread.currentThread());
                    return input * 2;
                }))
                .containsExactly(2, 4, 6, 8);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void manyRunSideBySideAndAnswerInTheirOrder() {
        CountDownLatch allHere = new CountDownLatch(5);
        assertThat(parallel.map(List.of(1, 2, 3, 4, 5), input -> {
                    allHere.countDown();
                    return await(allHere) ? input * 2 : -1;
                }))
                .containsExactly(2, 4, 6, 8, 10);
    }

    @Test
    void aFailureReachesTheCallerAsItIs() {
        IllegalArgumentException own = new IllegalArgumentException("of the third");
        assertThatThrownBy(() -> parallel.map(List.of(1, 2, 3, 4, 5), input -> {
                    if (input == 3) {
                        throw own;
                    }
                    return input;
                }))
                .isSameAs(own);
        AssertionError error = new AssertionError("an error");
        assertThatThrownBy(() -> parallel.map(List.of(1, 2, 3, 4, 5), input -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void anInterruptionEndsTheWait() {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> parallel.map(List.of(1, 2, 3, 4, 5), input -> await(never)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("interrupted while symbols were traded");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
            never.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
