package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds programs on the PATH and runs them in one directory. */
record ProgramRunner(ProcessContext process, Path directory) {

    Process start(List<String> command, boolean ownsTerminal) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(process.environment());
        // The version is pinned: a notice about newer ones would only confuse.
        builder.environment().put("CDK_DISABLE_VERSION_CHECK", "1");
        if (ownsTerminal) {
            builder.inheritIO();
        } else {
            builder.redirectErrorStream(true);
        }
        try {
            Process started = builder.start();
            if (!ownsTerminal) {
                started.getOutputStream().close();
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    /** @param listener receives the output of the process, unless it has the terminal */
    static int exitCode(Process started, OutputStream listener) {
        try {
            started.getInputStream().transferTo(listener);
            return started.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the output of a program", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(
                    "interrupted while a program ran", "check the stack in the CloudFormation console", e);
        }
    }

    /** @throws CommandFailedException with this hint when the program is not installed */
    Path find(String name, String hint) {
        String path = Optional.ofNullable(process.environment().get("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("no command '" + name + "' on the PATH", hint));
    }
}
