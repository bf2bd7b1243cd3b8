package dev.scalpel.store.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Finds the objects of a store in its directory. Hidden files are not objects. */
final class DirectoryListing extends SimpleFileVisitor<Path> {

    private final Path root;
    private final String prefix;
    private final SortedMap<String, String> versions = new TreeMap<>();

    private DirectoryListing(Path root, String prefix) {
        this.root = root;
        this.prefix = prefix;
    }

    /** The versions of the objects, by key: file, time of the last change and size. A changed object is another file. */
    static SortedMap<String, String> under(Path root, Path start, String prefix) throws IOException {
        DirectoryListing walk = new DirectoryListing(root, prefix);
        if (Files.isDirectory(start)) {
            Files.walkFileTree(start, walk);
        }
        return walk.versions;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean hidden = !folder.equals(root) && isHidden(folder);
        boolean elsewhere = !folder.equals(root) && !leadsTo(keyOf(folder) + "/");
        return hidden || elsewhere ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String key = keyOf(file);
        if (!isHidden(file) && key.startsWith(prefix)) {
            versions.put(
                    key,
                    attributes.fileKey() + " " + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " "
                            + attributes.size());
        }
        return FileVisitResult.CONTINUE;
    }

    /** A file that is deleted during the walk is no longer an object. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private boolean leadsTo(String folderKey) {
        return folderKey.startsWith(prefix) || prefix.startsWith(folderKey);
    }

    private String keyOf(Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
