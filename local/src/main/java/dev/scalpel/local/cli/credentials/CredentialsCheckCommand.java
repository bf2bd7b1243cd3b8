package dev.scalpel.local.cli.credentials;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.doctor.CheckResult;
import dev.scalpel.local.doctor.FindingsText;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.venue.credentials.CredentialName;
import dev.scalpel.venue.credentials.Credentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel credentials check VENUE}. */
@Command(
        name = "check",
        description = {
            "Read a venue's stored keys, and their permissions at the venue; no order is sent.",
            "Exit code 0: they work and need no attention. For the keys of this machine: ./scalpel doctor VENUE."
        })
final class CredentialsCheckCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable CredentialsCommand parent;

    @Mixin
    private StageOptions options = new StageOptions();

    @Override
    public Integer call() {
        GlobalOptions global = CredentialsCommand.globalOptions(parent);
        Settings settings = SettingsReader.fromDirectory(
                        global.home(), global.process().environment())
                .settings();
        KeyOwner owner = KeyOwner.of(settings, options.venue(), options.stage());
        CredentialName name = owner.name();
        Credentials credentials =
                Credentials.stored(owner.form(), owner.variables(), name, owner.store(options.region()));
        List<CheckResult> findings = new ArrayList<>();
        findings.add(CheckResult.ok("keys", name.describe() + " can be read and has the right form"));
        findings.addAll(owner.rights(credentials, global.process().clock()));
        boolean ok = findings.stream().noneMatch(CheckResult::isWrong);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", ok);
        document.put("venue", owner.venue());
        document.put("stage", owner.stage().label());
        document.put("findings", findings);
        global.print(document, FindingsText.of(findings).stripTrailing());
        return ok ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
