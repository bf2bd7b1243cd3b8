package dev.scalpel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff three = new Backoff(3, Duration.ZERO, Duration.ZERO);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void aWriteThatLostTwiceIsTriedAThirdTime() {
        String written = three.untilWritten("a state", () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new WriteConflictException("key", "to be the first");
            }
            if (attempts.get() == 2) {
                throw new UnknownOutcomeException("key", new IllegalStateException("no answer"));
            }
            return "attempt " + attempts.get();
        });

        assertThat(written).isEqualTo("attempt 3");
    }

    @Test
    void afterTheLastAttemptItSaysWhatCouldNotBeWritten() {
        assertThatThrownBy(() -> three.untilWritten("the state of ETH", () -> {
                    attempts.incrementAndGet();
                    throw new WriteConflictException("key", "to be the first");
                }))
                .isInstanceOf(ContentionException.class)
                .hasMessageContaining("could not update the state of ETH after 3 attempts");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void anyOtherFailureIsNotRepeated() {
        assertThatThrownBy(() -> three.untilWritten("a state", () -> {
                    attempts.incrementAndGet();
                    throw new StoreException("no such bucket", new IllegalStateException());
                }))
                .hasMessage("no such bucket");
        assertThat(attempts).hasValue(1);
    }
}
