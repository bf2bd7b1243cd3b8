package dev.scalpel.cdk.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.section.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseImageReferenceTest {

    @TempDir
    private Path folder;

    @Test
    void theFileOfTheRepositoryNamesTheImageOfJava() {
        String reference = BaseImageReference.reference(Path.of("base-image.properties"), Architecture.ARM64);

        assertThat(reference).matches("public\\.ecr\\.aws/lambda/java(:25|@sha256:[0-9a-f]{64})");
    }

    @Test
    void aMissingOrDamagedFileRefusesTheDeployment() throws IOException {
        Path file = folder.resolve("base-image.properties");
        assertThatThrownBy(() -> BaseImageReference.reference(file, Architecture.ARM64))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContaining("cannot read " + file);
        Files.writeString(file, "arm64=\nx86-64=\n");
        assertThatThrownBy(() -> BaseImageReference.reference(file, Architecture.ARM64))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessage("cannot read " + file + ": expected a line image=…, found none");
    }
}
