package dev.scalpel.local.downloading;

import java.util.Optional;

/** Where the files of an archive are read from, by their paths in it. */
public interface ArchiveFiles {

    /**
     * A file; empty when there is none.
     *
     * @throws DamagedFileException when it is larger than allowed
     * @throws DownloadFailedException when it is there and cannot be read
     */
    Optional<byte[]> get(String path, int maxBytes);
}
