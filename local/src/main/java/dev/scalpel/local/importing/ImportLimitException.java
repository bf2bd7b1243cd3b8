package dev.scalpel.local.importing;

import java.io.IOException;

/** A file exceeds a limit while it is unpacked. */
public final class ImportLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    ImportLimitException(String message) {
        super(message);
    }
}
