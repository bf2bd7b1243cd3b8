package dev.scalpel.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty instruments that change each second: only what has changed is drawn. How long that takes: {@code benchmarks/run desk}. */
class FiftyInstrumentsTest {

    private static final int INSTRUMENTS = 50;
    private static final int UPDATES = 5;

    @Test
    void anUpdateOfAllTouchesOnlyWhatHasChanged(@TempDir Path folder) throws Exception {
        WatchedUpdates seen = WatchedUpdates.of(folder, INSTRUMENTS, UPDATES);

        // A price and a change of the day for each row, and the profit of the one that holds.
        assertThat(seen.changes()).isBetween(UPDATES * INSTRUMENTS, UPDATES * (2 * (INSTRUMENTS + 1) + 4));
        assertThat(seen.problems()).isEmpty();
    }
}
