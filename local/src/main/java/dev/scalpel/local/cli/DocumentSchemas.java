package dev.scalpel.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The JSON Schemas of what the commands print under {@code --json}: one resource for each command, named after it. A
 * command is found by walking the commands themselves, so there is no list of schemas that could be out of date.
 */
record DocumentSchemas(CommandLine commands) {

    /** Every command that prints a document, as it is typed: {@code portfolio plan}. In the order of the help. */
    List<String> names() {
        return names(commands, "").filter(DocumentSchemas::isResource).toList();
    }

    /** The schema of this command's document; empty if no command of this name prints one. */
    Optional<String> text(String command) {
        return names().contains(command) ? Optional.of(read(resource(command))) : Optional.empty();
    }

    private static Stream<String> names(CommandLine line, String above) {
        return line.getSubcommands().values().stream().distinct().flatMap(command -> {
            String name = (above + " " + command.getCommandName()).strip();
            return Stream.concat(Stream.of(name), names(command, name));
        });
    }

    private static String resource(String command) {
        return "schemas/" + command.replace(' ', '-') + ".json";
    }

    private static boolean isResource(String command) {
        return DocumentSchemas.class.getResource(resource(command)) != null;
    }

    private static String read(String resource) {
        try (InputStream in = DocumentSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " must exist");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the resource " + resource, unreadable);
        }
    }
}
