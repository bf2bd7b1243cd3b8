package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A script or a document with the markers of a conflict compiles nowhere, so no compiler reports it. */
class MergeConflictsTest {

    private static final Set<String> SKIPPED =
            Set.of(".git", "target", "node_modules", "cdk.out", "build", "scalpel-home");
    private static final long MAX_BYTES = 1 << 20;
    private static final Pattern MARKER = Pattern.compile("^(<{7} |>{7} |\\|{7} )", Pattern.MULTILINE);

    @Test
    void noFileHoldsAnUnfinishedMerge() throws IOException {
        List<Path> files = files();
        assertThat(files).anyMatch(file -> file.endsWith(".ci/run"));
        List<String> unfinished = new ArrayList<>();
        for (Path file : files) {
            if (MARKER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .find()) {
                unfinished.add(SourceTree.ROOT.relativize(file).toString());
            }
        }
        assertThat(unfinished).isEmpty();
    }

    @Test
    void theMarkersOfAConflictAreFound() {
        assertThat(MARKER.matcher("a\n" + "<".repeat(7) + " HEAD\n").find()).isTrue();
        assertThat(MARKER.matcher("a\n" + ">".repeat(7) + " main\n").find()).isTrue();
        assertThat(MARKER.matcher("a << b\n<<<<<<<\n").find()).isFalse();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(SourceTree.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return SKIPPED.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && attributes.size() <= MAX_BYTES) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
