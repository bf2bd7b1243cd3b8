package dev.scalpel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;

/** Describes I/O failures for the operator. */
public final class IoErrors {

    /** The one failure that the operator must resolve. */
    public static final String DISK_FULL = "the disk is full";

    private IoErrors() {}

    /** What failed, without Java class names. */
    public static String describe(IOException failure) {
        if (failure instanceof JsonProcessingException malformed) {
            return JsonErrors.describe(malformed);
        }
        if (isDiskFull(failure)) {
            return DISK_FULL;
        }
        String file = failure instanceof FileSystemException named
                ? Optional.ofNullable(named.getFile()).orElse("a file")
                : Optional.ofNullable(failure.getMessage()).orElse("a file");
        if (failure instanceof NoSuchFileException) {
            return "there is no " + file;
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied: " + file;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return file + " already exists";
        }
        if (failure instanceof NotDirectoryException) {
            return file + " is not a directory";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "the directory " + file + " is not empty";
        }
        if (failure instanceof FileSystemException other) {
            return file
                    + Optional.ofNullable(other.getReason())
                            .map(reason -> ": " + reason)
                            .orElse(" cannot be accessed");
        }
        if (failure instanceof FileNotFoundException) {
            return "cannot open " + file;
        }
        return Optional.ofNullable(failure.getMessage()).orElse("reading or writing failed");
    }

    /** Whether the disk or the user's quota is full. */
    public static boolean isDiskFull(IOException failure) {
        String text = Optional.ofNullable(failure.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("no space left on device")
                || text.contains("disk quota exceeded")
                || text.contains("not enough space on the disk");
    }

    /** Whether the failure or one of its causes is a full disk. */
    public static boolean isDiskFull(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof DiskFullException || (cause instanceof IOException io && isDiskFull(io))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
