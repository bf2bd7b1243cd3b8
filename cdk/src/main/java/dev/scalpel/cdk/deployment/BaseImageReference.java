package dev.scalpel.cdk.deployment;

import dev.scalpel.settings.deployment.BaseImage;
import dev.scalpel.settings.section.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The base image of the functions' image: {@code cdk/base-image.properties}, which {@code ./scalpel deploy} completes. */
public final class BaseImageReference {

    private BaseImageReference() {}

    /** With its digest if that is known; otherwise with its tag. */
    public static String reference(Path file, Architecture architecture) {
        try {
            return new BaseImage(Files.readAllLines(file)).reference(architecture);
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedDeploymentException("cannot read " + file + ": " + e.getMessage());
        }
    }
}
