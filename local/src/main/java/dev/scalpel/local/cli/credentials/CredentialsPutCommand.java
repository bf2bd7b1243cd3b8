package dev.scalpel.local.cli.credentials;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.local.doctor.FindingsText;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.credentials.CredentialName;
import dev.scalpel.venue.credentials.Credentials;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel credentials put VENUE}. */
@Command(
        name = "put",
        description = {
            "Read a venue's keys from the terminal, without showing them, or from a pipe, and store them in AWS.",
            "First the key's permissions are read at the venue; no order is sent. A key that moves money is not stored."
        })
final class CredentialsPutCommand implements Callable<Integer> {

    private static final String UNCHECKED =
            "--unchecked stores it without this check: for a key that works from the" + " deployment's address only";

    @ParentCommand
    private @Nullable CredentialsCommand parent;

    @Mixin
    private StageOptions options = new StageOptions();

    @Option(names = "--unchecked", description = "Do not read the key's permissions at the venue.")
    private boolean unchecked;

    @Override
    public Integer call() {
        GlobalOptions global = CredentialsCommand.globalOptions(parent);
        Settings settings = SettingsReader.fromDirectory(
                        global.home(), global.process().environment())
                .settings();
        KeyOwner owner = KeyOwner.of(settings, options.venue(), options.stage());
        CredentialName name = owner.name();
        Credentials credentials = new CredentialInput(global.process(), owner).read();
        List<CheckResult> findings = unchecked
                ? List.of()
                : rights(owner, credentials, global.process().clock());
        owner.store(options.region())
                .write(name.name(), owner.text(name.describe()).write(credentials));
        String stored =
                "Stored the keys of " + owner.venue() + " (" + owner.stage().label() + "): " + name.describe() + ".";
        global.print(
                document(owner, name, findings),
                FindingsText.of(findings)
                        + stored
                        + (unchecked ? System.lineSeparator() + "What the key may do was not checked." : ""));
        return ExitCode.OK;
    }

    private static List<CheckResult> rights(KeyOwner owner, Credentials credentials, Clock clock) {
        List<CheckResult> findings;
        try {
            findings = owner.rights(credentials, clock);
        } catch (VenueException refused) {
            throw new CommandFailedException(refused.reason() + "; nothing was stored", UNCHECKED, refused);
        }
        findings.stream()
                .filter(finding -> finding.level() == CheckResult.Level.PROBLEM)
                .findFirst()
                .ifPresent(finding -> {
                    throw new CommandFailedException(finding.message() + "; nothing was stored", finding.remedy());
                });
        return findings;
    }

    private Map<String, Object> document(KeyOwner owner, CredentialName name, List<CheckResult> findings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("venue", owner.venue());
        document.put("stage", owner.stage().label());
        document.put("store", name.store());
        document.put("name", name.name());
        document.put("checked", !unchecked);
        document.put("findings", findings);
        return document;
    }
}
