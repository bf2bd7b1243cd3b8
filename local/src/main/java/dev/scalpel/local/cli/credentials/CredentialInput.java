package dev.scalpel.local.cli.credentials;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.HiddenInput;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads keys from a terminal that does not show them, or from a pipe. */
final class CredentialInput {

    /** More than any key has; the stores take no more either. */
    private static final int MAX_BYTES = 65_536;

    private static final String PEM = "-----BEGIN";
    private static final String WHERE = "what was entered";

    private final ProcessContext process;
    private final KeyOwner owner;

    CredentialInput(ProcessContext process, KeyOwner owner) {
        this.process = process;
        this.owner = owner;
    }

    Credentials read() {
        return process.hiddenInput().map(this::typed).orElseGet(this::piped);
    }

    private Credentials typed(HiddenInput terminal) {
        process.printMessage(
                "Nothing that you type is shown. A private key is one line, with \\n for its line breaks.");
        Map<String, String> fields = new LinkedHashMap<>();
        if (owner.form() == CredentialsForm.TOKEN) {
            fields.put("token", ask(terminal, "token"));
        } else {
            fields.put("key", ask(terminal, "key"));
            fields.put("secret", ask(terminal, "secret"));
        }
        owner.variables().fields().keySet().stream().sorted().forEach(name -> fields.put(name, ask(terminal, name)));
        return owner.text(WHERE).of(fields);
    }

    private String ask(HiddenInput terminal, String name) {
        process.err().print(owner.venue() + " " + name + ": ");
        process.err().flush();
        String line = terminal.readLine().strip();
        if (line.isEmpty()) {
            throw new CommandFailedException(
                    "the " + name + " is empty; nothing was stored", "paste it and press Enter");
        }
        return line.startsWith(PEM) ? line.replace("\\r", "").replace("\\n", "\n") : line;
    }

    /** A JSON object; or the key's line and then the secret, or the token alone. */
    private Credentials piped() {
        String text = all(process.in()).strip();
        if (text.isEmpty()) {
            throw new CommandFailedException(
                    "standard input is empty; nothing was stored", "docs/credentials.md shows what to send");
        }
        if (text.startsWith("{")) {
            return owner.text(WHERE).parse(text);
        }
        if (owner.form() == CredentialsForm.TOKEN) {
            return owner.text(WHERE).of(Map.of("token", text));
        }
        String key = text.lines().findFirst().orElse("").strip();
        String secret = text.lines().skip(1).collect(Collectors.joining("\n")).strip();
        return owner.text(WHERE).of(Map.of("key", key, "secret", secret));
    }

    private static String all(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CommandFailedException(
                        "standard input has more than " + MAX_BYTES + " bytes; nothing was stored",
                        "send the keys alone");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read standard input", failed);
        }
    }
}
