package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.CommandFailedException;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Docker's command line. */
final class DockerTool {

    private final ProgramRunner programs;

    DockerTool(ProgramRunner programs) {
        this.programs = programs;
    }

    /** Building the image of three functions needs Docker; synthesizing the template does not. */
    void requireRunning() {
        String hint = "install Docker and start it, or try --synth-only: Docker builds the functions' image";
        Process version = programs.start(List.of(programs.find("docker", hint).toString(), "version"), false);
        if (ProgramRunner.exitCode(version, OutputStream.nullOutputStream()) != 0) {
            throw new CommandFailedException("Docker is installed but does not answer: docker version fails", hint);
        }
    }

    /**
     * The manifest of an image as JSON, from its registry; the image is not pulled.
     *
     * @throws CommandFailedException when the registry has none
     */
    String manifest(String image) {
        String hint = "try: docker manifest inspect " + image;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Process inspect =
                programs.start(List.of(programs.find("docker", hint).toString(), "manifest", "inspect", image), false);
        if (ProgramRunner.exitCode(inspect, output) != 0) {
            throw new CommandFailedException(
                    "the registry has no manifest for " + image + ": "
                            + output.toString(StandardCharsets.UTF_8).strip(),
                    hint);
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
