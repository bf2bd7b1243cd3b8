package dev.scalpel.cdk.deployment;

import dev.scalpel.settings.Settings.Architecture;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The image below the functions' own: {@code cdk/base-image.properties}, which the command line fills. */
public final class BaseImageReference {

    private BaseImageReference() {}

    /** By its content, where that was looked up, else by its tag: enough for a template, but not for a deployment. */
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
