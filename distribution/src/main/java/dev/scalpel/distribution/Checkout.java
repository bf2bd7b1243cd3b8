package dev.scalpel.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a checkout has built and written.
 *
 * @param jar of the command line
 */
record Checkout(Path root, Path jar) {

    private static final String BUILD = "scalpel-build.properties";
    private static final List<String> LAUNCHERS = List.of(
            "distribution/src/main/bin/scalpel",
            "local/launcher.sh",
            "local/command.sh",
            "distribution/container/is-running");
    private static final String WINDOWS_LAUNCHER = "distribution/src/main/bin/scalpel.cmd";
    /** The bill of materials that a whole build leaves. */
    private static final String MATERIALS = "target/bom.json";

    /** @throws IOException if the command line is not built */
    static Checkout of(Path root) throws IOException {
        Path target = root.resolve("local/target");
        if (!Files.isDirectory(target)) {
            throw new IOException("no " + target + ": build the command line first, as distribution/build does");
        }
        try (Stream<Path> built = Files.list(target)) {
            return new Checkout(
                    root,
                    built.filter(file -> Libraries.name(file).matches("local-[\\w.-]*\\.jar"))
                            .filter(file -> !Libraries.name(file).matches(".*-(tests|sources|javadoc)\\.jar"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no jar of the command line in " + target)));
        }
    }

    /** The command line's own jar, then its libraries as Maven orders them. */
    List<Path> classPath() throws IOException {
        List<Path> all = new ArrayList<>(List.of(jar));
        all.addAll(Libraries.classPath(root.resolve("local/target/libraries")));
        return List.copyOf(all);
    }

    String version() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(BUILD);
            if (entry == null) {
                throw new IOException(jar + " has no " + BUILD + ": build it with Maven");
            }
            Properties build = new Properties();
            try (InputStream in = zip.getInputStream(entry)) {
                build.load(in);
            }
            return build.getProperty("version");
        }
    }

    /** The time of the build's files, which the root pom fixes: the same sources give the same archive. */
    Instant time() throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> entry.getName().equals(BUILD))
                    .findFirst()
                    .orElseThrow(() -> new IOException(jar + " has no " + BUILD))
                    .getTimeLocal()
                    .toInstant(ZoneOffset.UTC);
        }
    }

    /** Writes the launchers, the licence, what others ask to be passed on, and how to start. */
    void copyTexts(Path to, Platform platform) throws IOException {
        Path bin = Files.createDirectories(to.resolve("bin"));
        for (String launcher : platform.isWindows() ? List.of(WINDOWS_LAUNCHER) : LAUNCHERS) {
            Path copy = bin.resolve(Path.of(launcher).getFileName().toString());
            Files.writeString(copy, inPlace(launcher), StandardCharsets.UTF_8);
            if (!launcher.matches(".*\\.(sh|cmd)") && !copy.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make " + copy + " executable");
            }
        }
        Path files = root.resolve("distribution/src/main/files");
        try (Stream<Path> all = Files.walk(files)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(files.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(root.resolve("LICENSE"), to.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
        if (Files.exists(root.resolve(MATERIALS))) {
            Files.copy(root.resolve(MATERIALS), to.resolve("sbom.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Windows reads a script only with its own ends of lines. */
    private String inPlace(String launcher) throws IOException {
        String text = Files.readString(root.resolve(launcher), StandardCharsets.UTF_8);
        return launcher.endsWith(".cmd") ? text.replace("\r\n", "\n").replace("\n", "\r\n") : text;
    }
}
