package dev.scalpel.local.cli;

import dev.scalpel.local.functions.BuildVersion;
import java.io.IOException;
import picocli.CommandLine.IVersionProvider;

/** The version from the build, and the version of the JVM. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"scalpel " + BuildVersion.read(), "Java " + Runtime.version()};
    }
}
