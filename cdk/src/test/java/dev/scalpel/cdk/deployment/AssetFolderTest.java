package dev.scalpel.cdk.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that Docker builds from: the laid-out image, the settings, and the base image by its digest. */
class AssetFolderTest {

    private static final Path IMAGE = Path.of("image/src/main/image");
    private static final Path EXECUTION_IMAGE = Path.of("execution-image/src/main/image");

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void layOut() throws IOException {
        image = Files.createDirectories(folder.resolve("image"));
        Files.copy(IMAGE.resolve("Dockerfile"), image.resolve("Dockerfile"));
    }

    @Test
    void namesTheBaseImageByItsDigest() throws IOException {
        Path staged = AssetFolder.ofFolder(
                image, folder.resolve("none"), folder.resolve("staged"), "public.ecr.aws/lambda/java@sha256:abc");

        assertThat(Files.readAllLines(staged.resolve("Dockerfile")))
                .contains("FROM public.ecr.aws/lambda/java@sha256:abc")
                .noneMatch(line -> line.startsWith("FROM") && line.contains(":25"));
        assertThat(Files.readString(image.resolve("Dockerfile"))).contains("FROM public.ecr.aws/lambda/java:25");
    }

    /** A changed line of ours must not push half a gigabyte of native libraries again. */
    @Test
    void nativeLibrariesJarsAndSettingsAreLayersInTheOrderInWhichTheyChange() throws IOException {
        assertThat(steps(IMAGE))
                .containsExactly(
                        "COPY native/ /var/task/native/",
                        "COPY archive-run/ /var/task/archive-run/",
                        "COPY lib/ /var/task/lib/",
                        "COPY start /var/task/",
                        "RUN /var/task/start --archive",
                        "COPY Dockerfile scalpel.yam[l] /var/task/");
    }

    @Test
    void theImageOfExecutionHasTheSameLayersWithoutNativeLibraries() throws IOException {
        List<String> steps = new ArrayList<>(steps(IMAGE));
        steps.remove(0);

        assertThat(steps(EXECUTION_IMAGE)).isEqualTo(steps);
    }

    private static List<String> steps(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY") || line.startsWith("RUN"))
                .toList();
    }
}
