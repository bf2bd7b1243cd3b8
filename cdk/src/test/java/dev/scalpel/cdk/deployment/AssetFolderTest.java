package dev.scalpel.cdk.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Docker gets: the laid-out image, the settings, and a base image by its content. */
class AssetFolderTest {

    private static final Path IMAGE = Path.of("image/src/main/image");

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void layOut() throws IOException {
        image = Files.createDirectories(folder.resolve("image"));
        Files.copy(IMAGE.resolve("Dockerfile"), image.resolve("Dockerfile"));
    }

    @Test
    void takesTheBaseImageByItsContent() throws IOException {
        Path staged = AssetFolder.ofFolder(
                image, folder.resolve("none"), folder.resolve("staged"), "public.ecr.aws/lambda/java@sha256:abc");

        assertThat(Files.readAllLines(staged.resolve("Dockerfile")))
                .contains("FROM public.ecr.aws/lambda/java@sha256:abc")
                .noneMatch(line -> line.startsWith("FROM") && line.contains(":25"));
        assertThat(Files.readString(image.resolve("Dockerfile"))).contains("FROM public.ecr.aws/lambda/java:25");
    }

    /** Half a gigabyte that hardly ever changes is not pushed again for a changed line of ours. */
    @Test
    void nativesLibrariesAndSettingsAreLayersOfTheirOwnInTheOrderInWhichTheyChange() throws IOException {
        List<String> steps = Files.readAllLines(image.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY") || line.startsWith("RUN"))
                .toList();

        assertThat(steps.get(0)).startsWith("COPY native/ ");
        assertThat(steps.get(1)).startsWith("COPY lib/ ");
        assertThat(steps.get(steps.size() - 2)).isEqualTo("RUN /var/task/start --archive");
        assertThat(steps.get(steps.size() - 1)).contains("scalpel.yam");
    }
}
