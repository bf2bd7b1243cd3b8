package dev.scalpel.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirdPartyTest {

    private static final String LICENCE =
            "<licenses><license><name>MIT</name><url>https://example.org/mit</url></license></licenses>";
    private static final String PARENT =
            "<parent><groupId>org.example.parents</groupId><artifactId>parent</artifactId><version>7</version></parent>";

    @TempDir
    Path repository;

    @Test
    void everyLibraryIsListedWithItsLicenceOrItsParents() throws Exception {
        Path own = library("org.example", "own", "1", LICENCE);
        Path inherits = library("org.example", "inherits", "2", PARENT);
        library(
                "org.example.parents",
                "parent",
                "7",
                "<licenses><license><name>Apache-2.0</name></license></licenses>");
        Path ours =
                jar(Files.createDirectories(repository.resolve("shared/target")).resolve("domain-1.jar"));

        ThirdParty.write(repository, List.of(own, inherits, ours));

        assertThat(Files.readString(repository.resolve("THIRD-PARTY.md")))
                .contains("- org.example:own:1: MIT (https://example.org/mit)\n")
                .contains("- org.example:inherits:2: Apache-2.0\n")
                .doesNotContain("domain");
        assertThat(repository.resolve("licences/own-1/LICENSE")).hasContent("LICENSE");
        assertThat(repository.resolve("licences/own-1/NOTICE.txt")).exists();
        assertThat(repository.resolve("licences/own-1/License.class")).doesNotExist();
    }

    @Test
    void aLibraryWithoutALicenceIsRefused() throws Exception {
        Path unknown = library("org.example", "unknown", "1", "");

        assertThatThrownBy(() -> ThirdParty.write(repository, List.of(unknown)))
                .hasMessage("libraries without a licence in their poms: [org.example:unknown:1]");
    }

    @Test
    void aJarFromElsewhereIsRefused() throws Exception {
        Path stray = jar(Files.createDirectories(repository.resolve("a/b/c")).resolve("stray.jar"));

        assertThatThrownBy(() -> ThirdParty.write(repository, List.of(stray)))
                .hasMessageContaining("a library must come from Maven's repository");
    }

    private Path library(String group, String artifact, String version, String more) throws Exception {
        Path folder = Files.createDirectories(
                repository.resolve(group.replace('.', '/')).resolve(artifact).resolve(version));
        Files.writeString(
                folder.resolve(artifact + "-" + version + ".pom"),
                "<project><groupId>" + group + "</groupId>" + more + "</project>");
        return jar(folder.resolve(artifact + "-" + version + ".jar"));
    }

    private static Path jar(Path file) throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : List.of("META-INF/LICENSE", "NOTICE.txt", "org/example/License.class")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.replace("META-INF/", "").getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
