package dev.scalpel.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The laid-out image, linked to another place file by file, and its start script as a command. */
record LinkedImage(Path folder) {

    static final Path LAID_OUT = Path.of("target/image");

    /** In the place of what an earlier run left there. */
    static LinkedImage at(Path folder) throws IOException {
        if (Files.exists(folder)) {
            LinkedImage earlier = new LinkedImage(folder);
            earlier.lock(false);
            earlier.delete();
        }
        for (Path file : files(LAID_OUT)) {
            Path to = folder.resolve(LAID_OUT.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.createLink(to, file.toAbsolutePath());
        }
        return new LinkedImage(folder.toAbsolutePath());
    }

    List<String> command(String handler) {
        return List.of(folder.resolve("start").toString(), handler);
    }

    void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> inside = Files.walk(folder)) {
            all = inside.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    /** Nobody may write into it, as in Lambda; root may, which is why {@link #content} is compared too. */
    void lock(boolean locked) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isDirectory).forEach(folders::add);
        }
        for (Path each : folders) {
            if (!each.toFile().setWritable(!locked)) {
                throw new IOException("cannot change the rights of " + each);
            }
        }
    }

    /** Each file with the time of its last change. */
    Map<String, FileTime> content() throws IOException {
        Map<String, FileTime> content = new TreeMap<>();
        for (Path file : files(folder)) {
            content.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
        }
        return content;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
