package dev.scalpel.local.downloading;

/** A file of the archive is not what its checksum says, or has none. Nothing of it was stored. */
final class DamagedFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }
}
