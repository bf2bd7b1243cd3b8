package dev.scalpel.local.functions;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version from the build. */
public final class BuildVersion {

    private BuildVersion() {}

    /** @throws IOException if the build has not written it */
    public static String read() throws IOException {
        Properties build = new Properties();
        try (InputStream file = BuildVersion.class.getResourceAsStream("/scalpel-build.properties")) {
            if (file == null) {
                throw new IOException("scalpel-build.properties is missing from the jar: build with Maven");
            }
            build.load(file);
        }
        return build.getProperty("version");
    }
}
