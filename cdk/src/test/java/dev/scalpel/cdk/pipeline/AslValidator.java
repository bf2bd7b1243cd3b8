package dev.scalpel.cdk.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The npm package asl-validator (Apache-2.0), which has the schemas of the Amazon States Language. Installed once per version. */
final class AslValidator {

    private static final Path TOOL =
            Path.of(System.getProperty("scalpel.root"), "cdk", "asl").toAbsolutePath();

    private AslValidator() {}

    /** What is wrong with definitions; empty if nothing is. */
    static String problems(Path folder, String... definitions) throws IOException, InterruptedException {
        install();
        List<String> command = new ArrayList<>(List.of("node", "validate.mjs"));
        for (int at = 0; at < definitions.length; at++) {
            Path file = Files.writeString(folder.resolve("definition-" + at + ".json"), definitions[at]);
            command.add(file.toAbsolutePath().toString());
        }
        Process process = new ProcessBuilder(command)
                .directory(TOOL.toFile())
                .redirectErrorStream(true)
                .start();
        return output(process, 60).strip();
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Path lock = TOOL.resolve("package-lock.json");
        Path installed = TOOL.resolve("node_modules/.installed");
        if (Files.exists(installed) && Files.mismatch(lock, installed) < 0) {
            return;
        }
        String failure = npm();
        if (!failure.isEmpty()) {
            if ("1".equals(System.getenv("SCALPEL_REQUIRE_PEERS"))) {
                throw new AssertionError("npm cannot install asl-validator (SCALPEL_REQUIRE_PEERS=1):\n" + failure);
            }
            System.err.println("SKIPPED: npm cannot install asl-validator");
            Assumptions.abort("npm cannot install asl-validator:\n" + failure);
        }
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What went wrong; empty if nothing did. */
    private static String npm() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(TOOL.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = output(process, 300);
            return process.exitValue() == 0 ? "" : printed;
        } catch (IOException absent) {
            return String.valueOf(absent.getMessage());
        }
    }

    private static String output(Process process, int seconds) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it does not end: " + process.info());
        }
        return printed;
    }
}
