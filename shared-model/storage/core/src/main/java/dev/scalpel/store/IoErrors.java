package dev.scalpel.store;

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

/** Why a file could not be read or written, in words for whoever owns the disk. */
public final class IoErrors {

    /** The one reason that only its owner can put right. */
    public static final String FULL = "the disk is full";

    private IoErrors() {}

    /** What failed, without the names of Java's types. */
    public static String of(IOException failure) {
        if (isFull(failure)) {
            return FULL;
        }
        String file = failure instanceof FileSystemException named
                ? Optional.ofNullable(named.getFile()).orElse("a file")
                : Optional.ofNullable(failure.getMessage()).orElse("a file");
        if (failure instanceof NoSuchFileException) {
            return "there is no " + file;
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not touch " + file;
        }
        if (failure instanceof FileAlreadyExistsException) {
            return file + " is in the way";
        }
        if (failure instanceof NotDirectoryException) {
            return file + " is no folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "the folder " + file + " is not empty";
        }
        if (failure instanceof FileSystemException other) {
            return file
                    + Optional.ofNullable(other.getReason())
                            .map(why -> ": " + why)
                            .orElse(" cannot be used");
        }
        if (failure instanceof FileNotFoundException) {
            return "cannot open " + file;
        }
        return Optional.ofNullable(failure.getMessage()).orElse("reading or writing broke off");
    }

    /** Whether there was no room left: on the disk, or in this user's share of it. */
    public static boolean isFull(IOException failure) {
        String text = Optional.ofNullable(failure.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        return text.contains("no space left on device")
                || text.contains("disk quota exceeded")
                || text.contains("not enough space on the disk");
    }

    /** The first cause that says so. */
    public static boolean isFull(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof DiskFullException || (cause instanceof IOException io && isFull(io))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
