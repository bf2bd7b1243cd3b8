package dev.scalpel.local.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The CDK's command line in the version that {@code cdk/package.json} pins, run by npx. */
final class CdkTool {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessContext process;
    private final Path folder;

    /** @param folder holds package.json and cdk.json */
    CdkTool(ProcessContext process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Building the image of three functions needs it; making the template does not. */
    void requireDocker() {
        String hint = "install Docker and start it, or try --synth-only: the functions' image is built by it";
        Path docker = program("docker", hint);
        Process asked = start(List.of(docker.toString(), "version"), false);
        if (exitCode(asked, OutputStream.nullOutputStream()) != 0) {
            throw new CommandFailedException("Docker is installed but does not answer: docker version fails", hint);
        }
    }

    /**
     * What a registry says of an image, as JSON. Docker's program asks by itself; nothing is pulled.
     *
     * @throws CommandFailedException when it says nothing
     */
    String inspect(String image) {
        String hint = "try: docker manifest inspect " + image;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Process asked = start(List.of(program("docker", hint).toString(), "manifest", "inspect", image), false);
        if (exitCode(asked, printed) != 0) {
            throw new CommandFailedException(
                    "the registry does not tell of " + image + ": "
                            + printed.toString(StandardCharsets.UTF_8).strip(),
                    hint);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** @param quiet whether standard output belongs to somebody else */
    void run(List<String> arguments, boolean quiet) {
        String node = "install Node.js 22 or newer (https://nodejs.org; macOS: brew install node)";
        program("node", node);
        List<String> command = new ArrayList<>();
        command.add(program("npx", node).toString());
        command.addAll(List.of("--yes", "--package=aws-cdk@" + version(), "--", "cdk"));
        command.addAll(arguments);
        int code = exitCode(start(command, process.interactive() && !quiet), process.err());
        if (code != 0) {
            throw new CommandFailedException(
                    "cdk " + arguments.get(0) + " ended with exit code " + code,
                    "what it printed above says why; cdk/README.md tells what an account needs once (cdk bootstrap)");
        }
    }

    private String version() {
        Path file = folder.resolve("package.json");
        try {
            JsonNode pinned = JSON.readTree(file.toFile()).at("/devDependencies/aws-cdk");
            if (!pinned.asText("").matches("\\d+\\.\\d+\\.\\d+")) {
                throw new CommandFailedException(
                        file + " must pin devDependencies.aws-cdk to one version: " + pinned,
                        "restore the file from the sources");
            }
            return pinned.asText();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Process start(List<String> command, boolean ownsTerminal) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(process.environment());
        // It is pinned: what else there is would only lead astray.
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

    /** @param listener gets what the process prints, unless it has the terminal */
    private static int exitCode(Process process, OutputStream listener) {
        try {
            process.getInputStream().transferTo(listener);
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what a program prints", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(
                    "interrupted while the CDK ran", "look at the stack in the console of CloudFormation", e);
        }
    }

    private Path program(String name, String hint) {
        String path = Optional.ofNullable(process.environment().get("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new CommandFailedException("no command '" + name + "' on the PATH", hint));
    }
}
