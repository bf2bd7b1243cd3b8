package dev.scalpel.tradelog.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of PostgreSQL. They refuse to run as root: then each is started in a user name space of its own, in which this user
 * is nobody, and which needs no permission (user_namespaces(7)).
 */
final class Programs {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> IN_NAME_SPACE = List.of("unshare", "--user", "--");

    private final List<String> prefix;

    private Programs(List<String> prefix) {
        this.prefix = prefix;
    }

    /** As this user, or as nobody if this user is root. */
    static Programs ofThisUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Programs(List.of());
        }
        Result nobody = new Programs(IN_NAME_SPACE).run(List.of("id", "-u"), Path.of("."));
        if (nobody.code != 0 || nobody.output.strip().equals("0")) {
            throw new EmbeddedServerException(
                    "PostgreSQL does not run as root, and this machine permits no user name space ("
                            + nobody.output.strip()
                            + "): run Scalpel as another user, or name a server in tradeLog.url");
        }
        return new Programs(IN_NAME_SPACE);
    }

    /** The command by which a program is started. */
    ProcessBuilder command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return new ProcessBuilder(all);
    }

    /**
     * @param code of its end
     * @param output of both streams
     */
    record Result(int code, String output) {}

    /** Runs a program to its end, which must come within a minute. */
    Result run(List<String> command, Path folder) {
        Path output = null;
        try {
            output = Files.createTempFile("scalpel-", ".out");
            Process process = command(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Result(-1, command.get(0) + " did not end within " + LIMIT.toSeconds() + " s");
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            return new Result(-1, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException(command.get(0) + " was interrupted", interrupted);
        } finally {
            delete(output);
        }
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot delete " + file, failure);
            }
        }
    }
}
