package dev.scalpel.local.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.local.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Whether a person at this machine has seen the evidence and agreed that the bot trades money. Kept in a file. */
public final class MoneyConsent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "money-consent.json";

    private final Path file;

    /** @param home directory of settings and store */
    public MoneyConsent(Path home) {
        file = home.resolve(FILE);
    }

    public boolean isGiven() {
        return Files.isRegularFile(file);
    }

    /** @param shown what the person was shown, line by line */
    public void give(Instant at, List<String> shown) {
        ObjectNode node = JSON.createObjectNode().put("at", at.toString());
        shown.forEach(node.putArray("shown")::add);
        try {
            AtomicFile.replace(file, JSON.writeValueAsBytes(node));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the consent to " + file, e);
        }
    }
}
