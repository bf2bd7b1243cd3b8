package dev.scalpel.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunStoreTest {

    private static final long MINUTE = Instant.parse("2026-06-01T00:20:00Z").toEpochMilli();

    @TempDir
    Path folder;

    @Test
    void keepsTheLastRunsAcrossARestart() {
        Path file = folder.resolve("beats.json");
        LastRunStore.inFile(file).recordFinished("training", MINUTE);

        assertThat(LastRunStore.inFile(file).lastFinished("training")).hasValue(MINUTE);
        assertThat(LastRunStore.inFile(file).lastFinished("monitoring")).isEmpty();
        assertThat(LastRunStore.inFile(file).isNew()).isFalse();
    }

    @Test
    void aDamagedFileCountsAsEmpty() throws Exception {
        Path file = folder.resolve("beats.json");
        Files.writeString(file, "{\"training\": \"2026-06-");

        assertThat(LastRunStore.inFile(file).isNew()).isTrue();
    }
}
