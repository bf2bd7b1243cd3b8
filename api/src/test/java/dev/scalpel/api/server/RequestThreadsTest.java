package dev.scalpel.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

    private final RequestThreads threads = new RequestThreads("test", 2);
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        threads.close();
    }

    /** A request that never arrives. */
    private void slow(String name) throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        threads.execute(() -> {
            began.countDown();
            waits(name);
        });
        assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private void waits(String name) {
        try {
            end.await();
        } catch (InterruptedException givenUp) {
            events.add(name + " given up");
        }
    }

    private void awaitEvents(int count) throws InterruptedException {
        for (int i = 0; i < 12_000 && events.size() < count; i++) {
            Thread.sleep(5);
        }
    }

    @Test
    void theOldestIsGivenUpWhenTooManyArriveSlowly() throws Exception {
        slow("first");
        slow("second");
        assertThat(events).isEmpty();
        slow("third");
        slow("fourth");
        awaitEvents(2);
        assertThat(events).containsExactlyInAnyOrder("first given up", "second given up");
    }

    @Test
    void whatHasArrivedIsNeverInterrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        threads.execute(() -> {
            try {
                threads.requireArrived();
                arrived.countDown();
                waits("working");
            } catch (IOException early) {
                events.add("refused");
            }
        });
        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        slow("first");
        slow("second");
        slow("third");
        awaitEvents(1);
        assertThat(events).containsExactly("first given up");
    }

    @Test
    void whoHasBeenGivenUpDoesNotGoOn() {
        assertThatThrownBy(threads::requireArrived)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("given up");
    }
}
