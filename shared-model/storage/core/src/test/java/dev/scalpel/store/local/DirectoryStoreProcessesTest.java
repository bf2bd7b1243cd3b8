package dev.scalpel.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.store.ObjectStore;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory store used by independent processes, which may be killed at any time. */
class DirectoryStoreProcessesTest {

    /** {@code -Dscalpel.kills=500} for a long run. */
    private static final int KILLS = Integer.getInteger("scalpel.kills", 25);

    private static final int MAX_LIFETIME_MILLIS = 60;

    @TempDir
    Path directory;

    @Test
    void neitherLosesNorRepeatsRowsWhenTwoProcessesOfFourThreadsAppend() throws Exception {
        Process one = AppendingProcess.start(directory, "one", 4, 100);
        Process two = AppendingProcess.start(directory, "two", 4, 100);
        List<String> confirmed = new ArrayList<>(rowsOf(one));
        confirmed.addAll(rowsOf(two));
        AppendingProcess.awaitEnd(one);
        AppendingProcess.awaitEnd(two);

        assertThat(confirmed).hasSize(800);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(confirmed);
    }

    @Test
    void exactlyOneOfTwoProcessesCreatesEachObject() throws Exception {
        Process one = CreatingProcess.start(directory, 300);
        Process two = CreatingProcess.start(directory, 300);
        List<String> won = new ArrayList<>(rowsOf(one));
        won.addAll(rowsOf(two));
        AppendingProcess.awaitEnd(one);
        AppendingProcess.awaitEnd(two);

        assertThat(won)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "created/" + i).toList());
    }

    /** A row whose append has returned is stored; of the append in progress at the kill, all or nothing is stored. */
    @Test
    void neverLosesOrTruncatesAnObjectWhenAWriterIsKilled() throws Exception {
        String longPast = ("x".repeat(99) + "\n").repeat(2_000);
        ObjectStore store = new DirectoryStore(directory, Durability.NONE);
        store.putIfAbsent(AppendingProcess.KEY, longPast.getBytes(StandardCharsets.UTF_8));
        SplittableRandom random = new SplittableRandom(42);
        List<String> confirmed = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            confirmed.addAll(killAfterFirstRow("w" + kill, random.nextInt(MAX_LIFETIME_MILLIS)));

            String text = store.get(AppendingProcess.KEY).orElseThrow().text();
            assertThat(text).as("kill %d", kill).startsWith(longPast).endsWith("\n");
            Set<String> rows =
                    new HashSet<>(text.substring(longPast.length()).lines().toList());
            assertThat(rows).as("kill %d", kill).containsAll(confirmed);
            assertThat(rows)
                    .as("one row per kill may be stored but not confirmed")
                    .hasSizeLessThanOrEqualTo(confirmed.size() + kill + 1);
            assertThat(rows).allMatch(row -> row.matches("w\\d+-0-\\d+"));
            assertThat(store.list("")).containsExactly(AppendingProcess.KEY);
        }
        assertThat(stored().stream().filter(row -> row.startsWith("w"))).doesNotHaveDuplicates();
    }

    private List<String> killAfterFirstRow(String writer, int millisLater) throws Exception {
        Process process = AppendingProcess.start(directory, writer, 1, 1_000_000);
        List<String> confirmed = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            confirmed.add(out.readLine());
            Thread.sleep(millisLater);
            process.toHandle().destroyForcibly(); // Unlike the process itself, its handle leaves the pipe open.
            for (String row = out.readLine(); row != null; row = out.readLine()) {
                confirmed.add(row);
            }
        }
        AppendingProcess.awaitEnd(process);
        return confirmed;
    }

    private List<String> stored() {
        return new DirectoryStore(directory, Durability.NONE)
                .get(AppendingProcess.KEY)
                .orElseThrow()
                .text()
                .lines()
                .toList();
    }

    private static List<String> rowsOf(Process process) throws Exception {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        }
    }
}
