package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.settings.EffectiveSettings;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.SettingsReference;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.settings.type.SettingsProblem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel settings}: the effective settings, and where each value comes from. */
@Command(
        name = "settings",
        header = "Show every setting: its value and where it comes from.",
        description = "Show every setting: its value and where it comes from.")
public final class SettingsCommand implements Callable<Integer> {

    /** A longer value has lines of its own, so that the column of the others stays narrow. */
    private static final int MAX_VALUE = 28;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(names = "--markdown", description = "Print the page that explains every setting (docs/settings.md).")
    private boolean markdown;

    @Option(names = "--changed", description = "Show only settings that differ from their defaults.")
    private boolean changed;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        if (markdown) {
            options.process().out().print(SettingsReference.markdown());
            options.process().out().flush();
            return ExitCode.OK;
        }
        Path file = options.home().resolve(SettingsReader.FILE_NAME);
        try {
            show(
                    options,
                    file,
                    SettingsReader.fromDirectory(
                            options.home(), options.process().environment()));
            return ExitCode.OK;
        } catch (InvalidSettingsException refused) {
            options.process().printMessage("error: " + refused.getMessage());
            options.process().printMessage("hint: docs/settings.md explains every setting");
            if (options.json()) {
                options.print(
                        Map.of(
                                "mistakes",
                                refused.problems().stream()
                                        .map(SettingsCommand::document)
                                        .toList()),
                        "");
            }
            return ExitCode.SOFTWARE;
        }
    }

    private void show(GlobalOptions options, Path file, EffectiveSettings effective) {
        List<EffectiveSettings.Line> lines = effective.lines().stream()
                .filter(line -> !changed || !line.isDefault())
                .toList();
        for (String name : effective.ignoredVariables()) {
            options.process().printMessage("warning: " + name + " is not a setting and overrides nothing");
        }
        effective.warnings().forEach(warning -> options.process().printMessage("warning: " + warning));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("settings", lines.stream().map(SettingsCommand::document).toList());
        document.put("ignoredVariables", effective.ignoredVariables());
        document.put("formerNames", effective.warnings());
        // Showing settings needs no network: status and doctor check a remote store.
        if (effective.settings().store().kind() == StoreKind.DIRECTORY) {
            document.put("warnings", QuantityStepWarnings.print(options));
        }
        options.print(document, table(lines));
    }

    private static String table(List<EffectiveSettings.Line> lines) {
        int keyWidth = width(lines.stream().map(line -> line.key().path()).toList());
        int valueWidth = width(lines.stream()
                .map(EffectiveSettings.Line::value)
                .filter(value -> value.length() <= MAX_VALUE)
                .toList());
        StringBuilder table = new StringBuilder();
        for (EffectiveSettings.Line line : lines) {
            boolean fits = line.value().length() <= MAX_VALUE;
            table.append(padded(line.key().path(), keyWidth))
                    .append(padded(fits ? line.value() : "(below)", valueWidth))
                    .append(line.origin())
                    .append(System.lineSeparator());
            if (!fits) {
                for (String part : line.value().split(",", -1)) {
                    table.append("  ").append(part).append(System.lineSeparator());
                }
            }
        }
        return table.toString().stripTrailing();
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private static Map<String, String> document(EffectiveSettings.Line line) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("key", line.key().path());
        document.put("value", line.value());
        document.put("origin", line.origin().toString());
        document.put("default", line.key().defaultText());
        document.put("variable", line.key().variable());
        return document;
    }

    private static Map<String, String> document(SettingsProblem problem) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("key", problem.key());
        document.put("origin", problem.origin().toString());
        problem.value().ifPresent(value -> document.put("value", value));
        document.put("rule", problem.rule());
        problem.nearest().ifPresent(nearest -> document.put("nearest", nearest));
        return document;
    }
}
