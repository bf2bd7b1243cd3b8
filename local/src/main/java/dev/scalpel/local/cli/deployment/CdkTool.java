package dev.scalpel.local.cli.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The CDK's command line in the version that {@code cdk/package.json} pins, run by npx. */
final class CdkTool {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessContext process;
    private final ProgramRunner programs;

    /** @param programs run in the directory of package.json and cdk.json */
    CdkTool(ProcessContext process, ProgramRunner programs) {
        this.process = process;
        this.programs = programs;
    }

    /** @param quiet whether standard output is reserved for the JSON document */
    void run(List<String> arguments, boolean quiet) {
        String node = "install Node.js 22 or newer (https://nodejs.org; macOS: brew install node)";
        programs.find("node", node);
        List<String> command = new ArrayList<>();
        command.add(programs.find("npx", node).toString());
        command.addAll(List.of("--yes", "--package=aws-cdk@" + version(), "--", "cdk"));
        command.addAll(arguments);
        int code = ProgramRunner.exitCode(programs.start(command, process.interactive() && !quiet), process.err());
        if (code != 0) {
            throw new CommandFailedException(
                    "cdk " + arguments.get(0) + " ended with exit code " + code,
                    "see its output above; cdk/README.md explains the one-time setup of an account (cdk bootstrap)");
        }
    }

    private String version() {
        Path file = programs.directory().resolve("package.json");
        try {
            JsonNode pinned = JSON.readTree(file.toFile()).at("/devDependencies/aws-cdk");
            if (!pinned.asText("").matches("\\d+\\.\\d+\\.\\d+")) {
                throw new CommandFailedException(
                        file + " must pin devDependencies.aws-cdk to an exact version: " + pinned,
                        "restore the file from the sources");
            }
            return pinned.asText();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
