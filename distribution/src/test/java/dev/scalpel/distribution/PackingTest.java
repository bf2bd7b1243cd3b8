package dev.scalpel.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {

    private static final Instant TIME = Instant.parse("2026-11-21T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anArchiveHasTheFilesWithTheirRightsAndOneTime() throws Exception {
        Path root = tree("one");
        Path archive = folder.resolve("one.tar.gz");
        new Packing(TIME).tar(root, archive);

        Map<String, Integer> modes = new TreeMap<>();
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                modes.put(entry.getName(), entry.getMode());
                assertThat(entry.getLastModifiedTime()).isEqualTo(FileTime.from(TIME));
            }
        }
        assertThat(modes)
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("one/bin/scalpel", 0755, "one/lib/a.jar", 0644)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aZipHasTheSame() throws Exception {
        Path archive = folder.resolve("one.zip");
        new Packing(TIME).zip(tree("one"), archive);

        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            ZipArchiveEntry launcher = zip.getEntry("one/bin/scalpel");
            assertThat(launcher.getUnixMode() & 0777).isEqualTo(0755);
            assertThat(new String(zip.getInputStream(launcher).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("#!/bin/sh\n");
            assertThat(zip.getEntry("one/lib/a.jar")).isNotNull();
        }
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws Exception {
        Path first = tree("same");
        new Packing(TIME).tar(first, folder.resolve("1.tar.gz"));
        new Packing(TIME).zip(first, folder.resolve("1.zip"));
        Files.setLastModifiedTime(first.resolve("lib/a.jar"), FileTime.fromMillis(0));
        new Packing(TIME).tar(first, folder.resolve("2.tar.gz"));
        new Packing(TIME).zip(first, folder.resolve("2.zip"));

        assertThat(folder.resolve("2.tar.gz")).hasSameBinaryContentAs(folder.resolve("1.tar.gz"));
        assertThat(folder.resolve("2.zip")).hasSameBinaryContentAs(folder.resolve("1.zip"));
    }

    @Test
    void theTimesOfTheFilesAreSet() throws Exception {
        Path root = tree("times");
        new Packing(TIME).setTimes(root);

        assertThat(Files.getLastModifiedTime(root.resolve("lib/a.jar"))).isEqualTo(FileTime.from(TIME));
    }

    private Path tree(String name) throws Exception {
        Path root = folder.resolve(name);
        Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(root.resolve("lib"));
        Path launcher = Files.writeString(root.resolve("bin/scalpel"), "#!/bin/sh\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Files.writeString(root.resolve("lib/a.jar"), "jar");
        return root;
    }
}
