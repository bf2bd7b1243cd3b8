package dev.scalpel.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Java runtime of a distribution: the modules that the product uses, linked from a JDK, and the archive of the classes that
 * commands load.
 *
 * @param jdk where {@code bin/jlink} is
 */
record RuntimeImage(Path jdk) {

    /**
     * What {@code jdeps -s} names over all jars; {@code jdk.crypto.ec}, {@code jdk.zipfs} and {@code jdk.management} are found by
     * services only: keys of TLS, zip archives as file systems, what the JVM reports of its memory.
     */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.scripting",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.management",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final String RECORDED = "dev.scalpel.local.cli.ClassArchiveRun";
    /** The first release whose archives stay valid where their jars are unpacked to another folder is older; this one is tested. */
    private static final int FIRST_MOVABLE = 25;

    /** Links the runtime into {@code root/runtime}. */
    void link(Path root) throws IOException {
        Path jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new IOException("no " + jlink + ": a whole JDK is needed to link a runtime; set JAVA_HOME to one");
        }
        Command.run(
                "jlink",
                List.of(
                        jlink.toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--generate-cds-archive",
                        "--output",
                        root.resolve("runtime").toString()));
    }

    /** Makes the archive of classes by starting what the launcher starts. @return whether this JDK can */
    boolean archiveClasses(Path root) throws IOException {
        if (major(root) < FIRST_MOVABLE) {
            return false;
        }
        Command.run(
                "making the archive of classes",
                List.of(
                        root.resolve("runtime/bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ArchiveClassesAtExit=" + root.resolve("lib/classes.jsa"),
                        "-cp",
                        root.resolve("lib/scalpel.jar").toString(),
                        RECORDED));
        return true;
    }

    private static int major(Path root) throws IOException {
        return Files.readAllLines(root.resolve("runtime/release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("^JAVA_VERSION=\"?(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow(() -> new IOException("the linked runtime does not say its version"));
    }
}
