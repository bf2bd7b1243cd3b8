package dev.scalpel.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    private static final MachineInfo MACHINE =
            new MachineInfo("a processor", 2, 8192, "Linux amd64", "JDK 17", "abc123");

    @TempDir
    private Path folder;

    @Test
    void keepsTheOtherSectionsAndSortsThemByName() throws IOException {
        Path path = folder.resolve("RESULTS.md");
        ResultsFile file = new ResultsFile(path);

        file.write(new Named("slow"), List.of(new ResultRow("x", 1, "ms", "x", 1)), MACHINE, "2026-01-01");
        file.write(new Named("fast"), List.of(new ResultRow("y", 2, "ms", "y", 1)), MACHINE, "2026-01-02");
        file.write(new Named("slow"), List.of(new ResultRow("z", 3, "ms", "z", 1)), MACHINE, "2026-01-03");

        assertThat(Files.readString(path)).endsWith("""
                        ## fast

                        How is fast?

                        | name | value | unit | reference | ratio |
                        |------|------:|------|-----------|------:|
                        | y    | 2.000 | ms   | y         | 1.000 |

                        a processor, 2 cores, 8192 MB, Linux amd64; JDK 17; commit abc123; 2026-01-02.

                        ## slow

                        How is slow?

                        | name | value | unit | reference | ratio |
                        |------|------:|------|-----------|------:|
                        | z    | 3.000 | ms   | z         | 1.000 |

                        a processor, 2 cores, 8192 MB, Linux amd64; JDK 17; commit abc123; 2026-01-03.
                        """);
    }

    private record Named(String name) implements Benchmark {

        @Override
        public String question() {
            return "How is " + name + "?";
        }

        @Override
        public List<ResultRow> run(BenchmarkRun run) {
            return List.of();
        }
    }
}
