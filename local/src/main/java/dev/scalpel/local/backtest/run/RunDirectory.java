package dev.scalpel.local.backtest.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of one run. Those of earlier runs stay. */
public final class RunDirectory {

    private static final String MARKER = ".made-by-scalpel-";

    private RunDirectory() {}

    /**
     * A new directory of this name, with a number if it exists already.
     *
     * @param command creates the directory
     */
    public static Path next(Path directory, String command) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            for (int run = 1; ; run++) {
                Path candidate = run == 1 ? directory : directory.resolveSibling(directory.getFileName() + "-" + run);
                try {
                    Files.createDirectory(candidate);
                    Files.createFile(candidate.resolve(marker(command)));
                    return candidate;
                } catch (FileAlreadyExistsException taken) {
                    // The next number.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the directory " + directory, e);
        }
    }

    /**
     * How many earlier runs there were when {@link #next} made this directory.
     *
     * @param name that was requested
     */
    public static int runsBefore(Path directory, String name) {
        String made = String.valueOf(directory.getFileName());
        return made.equals(name) ? 0 : Integer.parseInt(made.substring(name.length() + 1)) - 1;
    }

    /** The file by which a command knows its own directories. */
    public static String marker(String command) {
        return MARKER + command;
    }
}
