package dev.scalpel.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Writes what a distribution holds of others, with their licences and the notices that they ask to be passed on. */
final class ThirdParty {

    private static final Pattern TEXT = Pattern.compile(
            "(META-INF/)?([\\w.-]*)(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)[\\w.-]*", Pattern.CASE_INSENSITIVE);
    private static final String HEADING = """
        # What this distribution holds of others

        One line per library: coordinates, then the licences that its pom names. The texts and notices that the libraries carry
        are in `licences`. NOTICE says what else there is.

        """;

    private ThirdParty() {}

    /** @throws IOException if a library names no licence: it must not be passed on before somebody has looked */
    static void write(Path root, List<Path> jars) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        List<String> unlicensed = new ArrayList<>();
        for (Path jar : jars) {
            if (isOwn(jar)) {
                continue;
            }
            RepositoryPom pom = RepositoryPom.of(jar);
            List<String> licences = pom.licences();
            if (licences.isEmpty()) {
                unlicensed.add(pom.coordinates());
            }
            lines.add("- " + pom.coordinates() + ": " + String.join("; ", licences) + "\n");
            copyTexts(jar, root.resolve("licences"));
        }
        if (!unlicensed.isEmpty()) {
            throw new IOException("libraries without a licence in their poms: " + unlicensed);
        }
        Files.writeString(root.resolve("THIRD-PARTY.md"), HEADING + String.join("", lines));
    }

    /** A jar of a module of this project lies in its build's folder. */
    private static boolean isOwn(Path jar) {
        return RepositoryPom.above(jar.toAbsolutePath()).endsWith("target");
    }

    private static void copyTexts(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(each ->
                            !each.isDirectory() && TEXT.matcher(each.getName()).matches())
                    .toList()) {
                String name = Path.of(entry.getName()).getFileName().toString();
                Path own = Files.createDirectories(
                        folder.resolve(Libraries.name(jar).replaceFirst("\\.jar$", "")));
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.write(own.resolve(name), in.readAllBytes());
                }
            }
        }
    }
}
