package dev.scalpel.local.downloading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Files that were fetched before, below a folder in the folders of the archive, as its own scripts store them. */
public final class ArchiveFolder implements ArchiveFiles {

    private final Path root;

    public ArchiveFolder(Path root) {
        this.root = root;
    }

    @Override
    public Optional<byte[]> get(String path, int maxBytes) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root.normalize())) {
            throw new IllegalArgumentException("a path of an archive must lie below its folder: " + path);
        }
        if (!Files.isRegularFile(file) && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(maxBytes + 1);
            if (content.length > maxBytes) {
                throw new DamagedFileException(file + " is larger than " + maxBytes + " bytes");
            }
            return Optional.of(content);
        } catch (IOException failed) {
            throw new DownloadFailedException("cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }
}
