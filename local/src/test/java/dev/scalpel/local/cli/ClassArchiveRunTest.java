package dev.scalpel.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveRunTest {

    @TempDir
    Path home;

    /** A command that fails would leave the classes of its success out of the archive. The last one fails on purpose. */
    @Test
    void everyCommandButTheLastEndsWell() {
        List<Integer> codes = ClassArchiveRun.run(home);

        assertThat(codes.subList(0, codes.size() - 1)).containsOnly(0);
        assertThat(codes.get(codes.size() - 1)).isEqualTo(2);
    }
}
