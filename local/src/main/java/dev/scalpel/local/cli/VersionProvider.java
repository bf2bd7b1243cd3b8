package dev.scalpel.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version from the build, and the version of the JVM. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = VersionProvider.class.getResourceAsStream("/scalpel-build.properties")) {
            if (file == null) {
                throw new IOException("scalpel-build.properties is missing from the jar: build with Maven");
            }
            build.load(file);
        }
        return new String[] {"scalpel " + build.getProperty("version"), "Java " + Runtime.version()};
    }
}
