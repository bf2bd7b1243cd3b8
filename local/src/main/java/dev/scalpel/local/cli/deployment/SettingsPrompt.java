package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.TypedAnswers;
import dev.scalpel.settings.EffectiveSettings;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.settings.value.EmailAddress;
import dev.scalpel.settings.value.Mode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Prompts for missing settings that a deployment needs, and writes the answers into the settings file. */
final class SettingsPrompt {

    private static final String CONFIRMATION = "i-trade-real-money";
    private static final String CONFIRMATION_KEY = "venueConnection.liveConfirmation";

    private final ProcessContext process;
    private final SettingsFile file;
    private final Path home;
    private final TypedAnswers answers;

    SettingsPrompt(ProcessContext process, Path home) {
        this.process = process;
        this.home = home;
        file = new SettingsFile(home.resolve(SettingsReader.FILE_NAME));
        answers = new TypedAnswers(process);
    }

    /** @param realMoney whether mode live uses real money: the testnet stage never does */
    Settings prompt(boolean realMoney) {
        if (lacksConfirmation()) {
            confirm(realMoney);
        }
        if (read().settings().notification().email().isEmpty()) {
            file.set("notification.email", email());
        }
        EffectiveSettings known = read();
        boolean needsSecret = known.settings().mode() != Mode.PAPER
                && known.settings().venueConnection().credentialStore() == CredentialStore.SECRETS_MANAGER;
        if (needsSecret && isDefault(known, "venueConnection.secretName")) {
            String defaultName = known.settings().venueConnection().secretName();
            String named = readAnswer("Name of the venue's API keys in Secrets Manager? [" + defaultName + "]");
            file.set("venueConnection.secretName", named.isEmpty() ? defaultName : named);
        }
        return read().settings();
    }

    /** Whether the settings are invalid only because live mode is not confirmed. */
    private boolean lacksConfirmation() {
        try {
            read();
            return false;
        } catch (InvalidSettingsException refused) {
            Map<String, String> confirmed = new HashMap<>(process.environment());
            confirmed.put("SCALPEL_VENUE_CONNECTION_LIVE_CONFIRMATION", CONFIRMATION);
            SettingsReader.fromDirectory(home, confirmed);
            return true;
        }
    }

    private void confirm(boolean realMoney) {
        String prompt = "mode is live: "
                + (realMoney ? "orders will be sent with real money." : "this stage still uses the testnet.")
                + " Type " + CONFIRMATION + " to continue:";
        if (!readAnswer(prompt).equals(CONFIRMATION)) {
            throw new CommandFailedException(
                    "mode is live and was not confirmed; nothing was deployed",
                    "set mode to paper, or " + CONFIRMATION_KEY + " to " + CONFIRMATION);
        }
        file.set(CONFIRMATION_KEY, CONFIRMATION);
    }

    private String email() {
        String address = readAnswer("Email address for reports and alarms?");
        try {
            return new EmailAddress(address).address();
        } catch (IllegalArgumentException rule) {
            throw new CommandFailedException(
                    rule.getMessage() + "; nothing was deployed", "try again, or set notification.email");
        }
    }

    private static boolean isDefault(EffectiveSettings known, String key) {
        return known.lines().stream().anyMatch(line -> line.key().path().equals(key) && line.isDefault());
    }

    private EffectiveSettings read() {
        return SettingsReader.fromDirectory(home, process.environment());
    }

    private String readAnswer(String text) {
        return answers.read(text)
                .orElseThrow(() -> new CommandFailedException(
                        "no answer to: " + text, "run it in a terminal, or set it in scalpel.yaml"));
    }
}
