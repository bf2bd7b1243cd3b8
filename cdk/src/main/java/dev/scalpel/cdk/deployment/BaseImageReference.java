package dev.scalpel.cdk.deployment;

import dev.scalpel.settings.Settings.Architecture;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The base image of the functions' image: {@code cdk/base-image.properties}, which {@code ./scalpel deploy} completes. */
public final class BaseImageReference {

    private BaseImageReference() {}

    /** With its digest if that is known; otherwise with its tag, which is enough for a template but not for a deployment. */
    public static String reference(Path file, Architecture architecture) {
        Properties known = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            known.load(text);
        } catch (IOException e) {
            throw new RefusedDeploymentException("cannot read " + file + ": " + e.getMessage());
        }
        String image = known.getProperty("image", "");
        String digest = known.getProperty(architecture == Architecture.ARM64 ? "arm64" : "x86-64", "");
        return digest.isBlank() ? image : image.substring(0, image.lastIndexOf(':')) + "@" + digest.strip();
    }
}
