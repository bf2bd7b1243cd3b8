package dev.scalpel.cdk.deployment;

import dev.scalpel.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Prepares the deployed folders: the build output together with the user's settings file. */
public final class AssetFolder {

    private AssetFolder() {}

    /** The function's zip, unpacked, with the settings file at its root, where the handler looks for it. */
    public static Path ofZip(Path zip, Path settingsFile, Path target) {
        requireBuilt(zip);
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            empty(target);
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new RefusedDeploymentException(zip + " has an entry outside its folder: " + entry);
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
            return withSettings(target, settingsFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + zip + " to " + target, e);
        }
    }

    /** Removes a file that the package has for another processor. */
    public static Path without(Path folder, String file) {
        try {
            Files.delete(folder.resolve(file));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + " from " + folder, e);
        }
    }

    /**
     * The image's folder, with the settings file in it. Files are linked, not copied: PyTorch alone has half a GB.
     *
     * @param base the base image of the Dockerfile
     */
    public static Path ofFolder(Path folder, Path settingsFile, Path target, String base) {
        requireBuilt(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            empty(target);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(folder.relativize(file).toString());
                Files.createDirectories(to.getParent());
                link(file, to);
            }
            setBaseImage(base, target.resolve("Dockerfile"));
            return withSettings(target, settingsFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot link " + folder + " to " + target, e);
        }
    }

    /** Writes a new file: the linked one belongs to Maven. */
    private static void setBaseImage(String base, Path dockerfile) throws IOException {
        List<String> lines = Files.readAllLines(dockerfile).stream()
                .map(line -> line.startsWith("FROM ") ? "FROM " + base : line)
                .toList();
        Files.delete(dockerfile);
        Files.write(dockerfile, lines);
    }

    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (UnsupportedOperationException | IOException noLinks) {
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static Path withSettings(Path target, Path settingsFile) throws IOException {
        if (Files.exists(settingsFile)) {
            Files.copy(settingsFile, target.resolve(SettingsReader.FILE_NAME), StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    private static void requireBuilt(Path built) {
        if (!Files.exists(built)) {
            throw new RefusedDeploymentException(
                    "not built yet: " + built + "; run: mvn -Dquick -DskipTests -pl cdk,cdk/image -am package");
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> inside;
            try (Stream<Path> all = Files.walk(folder)) {
                inside = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : inside) {
                Files.delete(path);
            }
        }
        Files.createDirectories(folder);
    }
}
