package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.local.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds settings to the settings file and preserves the rest, including comments. */
record SettingsFile(Path path) {

    /**
     * @param key such as {@code notification.email}, not yet in the file
     * @param value needs no quotes in YAML
     * @throws CommandFailedException when it cannot be added without rewriting the file
     */
    void set(String key, String value) {
        String[] parts = key.split("\\.", 2);
        String line = "  " + parts[1] + ": " + value + "\n";
        String text = text();
        Matcher section = Pattern.compile("(?m)^" + Pattern.quote(parts[0]) + ":[ \\t]*(#.*)?\\R")
                .matcher(text);
        String changed = section.find()
                ? text.substring(0, section.end()) + line + text.substring(section.end())
                : text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + parts[0] + ":\n" + line;
        if (!isSet(changed, key)) {
            throw new CommandFailedException(
                    "cannot add " + key + " to " + path + " without rewriting it",
                    "add it by hand: " + key + " = " + value);
        }
        write(changed);
    }

    /** Whether the added setting is effective; other mistakes in the file do not matter here. */
    private static boolean isSet(String text, String key) {
        try {
            return SettingsReader.fromText("changed", text, Map.of()).lines().stream()
                    .anyMatch(line -> line.key().path().equals(key) && !line.isDefault());
        } catch (InvalidSettingsException refused) {
            return false;
        }
    }

    private String text() {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private void write(String text) {
        try {
            AtomicFile.replace(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
