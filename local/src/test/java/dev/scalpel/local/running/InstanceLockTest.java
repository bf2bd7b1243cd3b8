package dev.scalpel.local.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.store.local.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T00:00:00Z"));

    @Test
    void aFileLockAdmitsOneBot() {
        Path file = folder.resolve("run.lock");
        FileInstanceLock first = FileInstanceLock.take(file, "process 1");

        assertThatThrownBy(() -> FileInstanceLock.take(file, "process 2"))
                .isInstanceOf(AlreadyRunningException.class)
                .hasMessageContaining("process 1");

        first.close();
        assertThatCode(() -> FileInstanceLock.take(file, "process 2").close()).doesNotThrowAnyException();
    }

    @Test
    void aLeaseAdmitsOneBot() {
        clock.setTo(clock.instant().plusNanos(129_753_513));
        LeaseLock first = LeaseLock.take(store, clock, "process 1");

        assertThatThrownBy(() -> LeaseLock.take(store, clock, "process 2"))
                .isInstanceOf(AlreadyRunningException.class)
                .hasMessageContaining("process 1")
                .hasMessageContaining("its lease expires at 2026-06-01T00:03:00Z");

        first.close();
        clock.setTo(clock.instant().plusMillis(1));
        assertThatCode(() -> LeaseLock.take(store, clock, "process 2")).doesNotThrowAnyException();
    }

    @Test
    void aLeaseOfAKilledProcessExpires() {
        LeaseLock.take(store, clock, "process 1");
        clock.setTo(clock.instant().plus(LeaseLock.LENGTH));

        LeaseLock second = LeaseLock.take(store, clock, "process 2");

        assertThat(second).isNotNull();
        assertThatThrownBy(() -> LeaseLock.take(store, clock, "process 1")).isInstanceOf(AlreadyRunningException.class);
    }

    @Test
    void aLeaseIsHeldByRenewingIt() {
        LeaseLock first = LeaseLock.take(store, clock, "process 1");
        clock.setTo(clock.instant().plus(Duration.ofMinutes(2)));
        first.renew();
        clock.setTo(clock.instant().plus(Duration.ofMinutes(2)));

        assertThatThrownBy(() -> LeaseLock.take(store, clock, "process 2")).isInstanceOf(AlreadyRunningException.class);
    }
}
