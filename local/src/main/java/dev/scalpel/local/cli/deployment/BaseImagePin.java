package dev.scalpel.local.cli.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.settings.deployment.BaseImage;
import dev.scalpel.settings.section.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pins the base image of the functions' image in {@code cdk/base-image.properties}, one line per architecture. */
final class BaseImagePin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ProcessContext process;
    private final DockerTool docker;

    BaseImagePin(Path file, ProcessContext process, DockerTool docker) {
        this.file = file;
        this.process = process;
        this.docker = docker;
    }

    /** Writes the image's digest into the file, unless it has one. */
    void pin(Architecture architecture) {
        BaseImage known = read();
        if (known.digest(architecture).isPresent()) {
            return;
        }
        String digest = digest(known.image(), architecture);
        write(known.withDigest(architecture, digest));
        process.err()
                .println("pinned " + known.image() + " for " + BaseImage.label(architecture) + " to " + digest + " in "
                        + file + ": commit it");
    }

    private String digest(String image, Architecture architecture) {
        String required = architecture == Architecture.ARM64 ? "arm64" : "amd64";
        String manifest = docker.manifest(image);
        try {
            for (JsonNode variant : JSON.readTree(manifest).path("manifests")) {
                String digest = variant.path("digest").asText();
                if (variant.at("/platform/architecture").asText().equals(required)
                        && digest.matches("sha256:[0-9a-f]{64}")) {
                    return digest;
                }
            }
        } catch (JsonProcessingException e) {
            throw new CommandFailedException(
                    "the registry's answer for " + image + " is not JSON: " + e.getOriginalMessage(),
                    "try: docker manifest inspect " + image);
        }
        throw new CommandFailedException(
                image + " has no variant for " + required, "try: docker manifest inspect " + image);
    }

    private BaseImage read() {
        try {
            return new BaseImage(Files.readAllLines(file));
        } catch (IllegalArgumentException damaged) {
            throw new CommandFailedException(
                    file + ": " + damaged.getMessage(), "take it from the repository: git checkout -- " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void write(BaseImage pinned) {
        try {
            Files.write(file, pinned.lines());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
