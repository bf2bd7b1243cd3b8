package dev.scalpel.tradelog.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The server's programs: those that travel with Scalpel, unpacked once, or else those that are installed. */
final class ServerBinaries {

    private static final Pattern JAR = Pattern.compile("([^/!]+)\\.jar!");
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int EXECUTABLE = 0100;

    private ServerBinaries() {}

    /**
     * The folder with {@code initdb} and {@code postgres}.
     *
     * @param folder where they are unpacked
     */
    static Path find(Path folder, Programs programs) {
        Optional<URL> packed = Optional.ofNullable(ServerBinaries.class.getResource("/" + archive()));
        String why = "no binaries for this machine (" + archive() + ") are in this build";
        if (packed.isPresent()) {
            Path bin = unpacked(packed.get(), folder).resolve("bin");
            Programs.Result version = programs.run(List.of(program(bin, "postgres"), "--version"), bin);
            if (version.code() == 0) {
                return bin;
            }
            why = version.output().strip();
        }
        String reason = why;
        return installed(INSTALLED)
                .orElseThrow(() -> new EmbeddedServerException("PostgreSQL cannot run here: " + reason
                        + "; and none is installed below " + INSTALLED + ": name a server in tradeLog.url"));
    }

    static String program(Path bin, String name) {
        return bin.resolve(isWindows() ? name + ".exe" : name).toString();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String kind = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch");
        return "postgres-" + kind + "-" + (processor.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
    }

    /** The newest of the versions below a folder. */
    static Optional<Path> installed(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException failure) {
            throw new EmbeddedServerException("cannot read " + folder, failure);
        }
    }

    private static Path unpacked(URL archive, Path folder) {
        Matcher jar = JAR.matcher(archive.toString());
        Path target = folder.resolve(jar.find() ? jar.group(1) : "postgresql");
        if (Files.isDirectory(target)) {
            return target;
        }
        Path begun = folder.resolve(target.getFileName() + ".unpacking");
        try {
            Folders.delete(begun);
            unpack(archive, begun);
            return Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new EmbeddedServerException(
                    "cannot unpack PostgreSQL into " + target + ": " + failure.getMessage(), failure);
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream packed = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive has an entry outside of it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(file.getParent());
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                    if ((entry.getMode() & EXECUTABLE) != 0 && !isWindows()) {
                        Files.setPosixFilePermissions(file, executable(file));
                    }
                }
            }
        }
    }

    private static Set<PosixFilePermission> executable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        return permissions;
    }
}
