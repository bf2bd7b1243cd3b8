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

/** A laid-out image, linked file by file into another folder, and its start script as a command. */
record LinkedImage(Path folder) {

    /** Replaces what an earlier run left in the folder. */
    static LinkedImage of(Path laidOut, Path folder) throws IOException {
        if (Files.exists(folder)) {
            LinkedImage earlier = new LinkedImage(folder);
            earlier.lock(false);
            earlier.delete();
        }
        for (Path file : files(laidOut)) {
            Path to = folder.resolve(laidOut.relativize(file).toString());
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

    /** Read-only folders, as in Lambda. Root may write anyway, so tests compare {@link #content} too. */
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

    /** Each file with the time of its last modification. */
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
