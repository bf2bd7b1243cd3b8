package dev.scalpel.image.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.invocation.Dispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveRunTest {

    private static final Instant END = Instant.parse("2026-06-22T01:30:00Z");
    private static final List<String> PROPERTIES =
            List.of("aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrlSns");

    @TempDir
    private Path folder;

    @BeforeEach
    void record() throws IOException {
        Path model = Files.createDirectories(folder.resolve("store/models/binance/ETH-USDT"));
        Files.writeString(model.resolve("champion.json"), "{}");
        Files.writeString(folder.resolve("time"), END + "\n");
    }

    @AfterEach
    void clear() {
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void runsEachFunctionOnTheRecordedStoreJustAfterItsLastBar() {
        List<String> ran = new ArrayList<>();

        ClassArchiveRun.run(folder, List.of(context -> ran.add("first"), context -> {
            ran.add("second");
            assertThat(context.store().list("")).containsExactly("models/binance/ETH-USDT/champion.json");
            assertThat(context.clock().instant()).isBetween(END, END.plusSeconds(59));
            context.store().putIfAbsent("written", new byte[0]);
        }));

        assertThat(ran).containsExactly("first", "second");
        assertThat(folder.resolve("store/written")).doesNotExist();
    }

    @Test
    void failsWithTheAnswerWhenAnActionFails() {
        Dispatcher failing = new Dispatcher(
                "execution",
                "trade",
                Map.of("trade", (fields, deadline) -> Map.of("failures", List.of("no model"))),
                ArchiveContext.NO_REPORT);

        assertThatThrownBy(() -> ClassArchiveRun.run(folder, List.of(context -> context.call(failing, "{}"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no model");
    }

    @Test
    void failsWithoutAFunction() {
        assertThatThrownBy(() -> ClassArchiveRun.run(folder, List.of()))
                .hasMessageContaining("META-INF/services/dev.scalpel.image.archive.ArchivedFunction");
    }

    @Test
    void failsWithoutARecordedStore(@TempDir Path empty) {
        assertThatThrownBy(() -> ClassArchiveRun.run(empty, List.of(context -> {})))
                .hasMessageContaining("no recorded store in " + empty);
    }

    @Test
    void failsWithoutTheTimeOfTheRecordedStore() throws IOException {
        Files.delete(folder.resolve("time"));

        assertThatThrownBy(() -> ClassArchiveRun.run(folder, List.of(context -> {})))
                .hasMessageContaining("cannot read the time of the recorded store");
    }
}
