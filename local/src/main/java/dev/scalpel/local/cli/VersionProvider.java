package dev.scalpel.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the jar, and the JVM that runs it. */
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
