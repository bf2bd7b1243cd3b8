package dev.scalpel.tradelog.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The certificates of the authorities that sign those of Amazon's databases, three a region (Aurora User Guide, "Using SSL/TLS to
 * encrypt a connection to a DB cluster"). Java's own list does not have them. They travel with the function, which cannot fetch them:
 * it reaches its bucket and its database only.
 */
final class RootCertificates {

    static final String RESOURCE = "rds-roots.pem";

    private RootCertificates() {}

    /** As a file, which is what the driver reads; a process of Lambda has a folder of its own for such. */
    static Path file() {
        try (InputStream roots = stream()) {
            Path file = Files.createTempFile("rds-roots", ".pem");
            Files.copy(roots, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the database's root certificates", failure);
        }
    }

    static InputStream stream() {
        return Objects.requireNonNull(RootCertificates.class.getResourceAsStream(RESOURCE), RESOURCE);
    }
}
