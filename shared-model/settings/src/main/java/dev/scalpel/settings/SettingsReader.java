package dev.scalpel.settings;

import dev.scalpel.settings.key.ExecutionKeys;
import dev.scalpel.settings.key.GeneralKeys;
import dev.scalpel.settings.key.LimitKeys;
import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.portfolio.PortfolioVariables;
import dev.scalpel.settings.type.RawValue;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the settings file and what the environment overrides. Reports all problems at once. */
public final class SettingsReader {

    public static final String FILE_NAME = "scalpel.yaml";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SettingsReader() {}

    /**
     * Reads {@code scalpel.yaml} in a directory: the home directory, or the root of a Lambda's package. A missing file is
     * an empty one: every setting has a default.
     */
    public static EffectiveSettings fromDirectory(Path directory, Map<String, String> environment) {
        Path file = directory.resolve(FILE_NAME);
        return Files.exists(file) ? fromFile(file, environment) : fromText(FILE_NAME, "", environment);
    }

    /** Reads a file that must exist. */
    public static EffectiveSettings fromFile(Path file, Map<String, String> environment) {
        try {
            long size = Files.size(file);
            if (size > YamlFile.MAX_CHARACTERS) {
                throw invalid(file, "must be at most " + YamlFile.MAX_CHARACTERS + " bytes long: " + size);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return fromText(file.toString(), text, environment);
        } catch (CharacterCodingException notUtf8) {
            throw invalid(file, "must be text in UTF-8");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the settings file " + file, unreadable);
        }
    }

    /**
     * @param source how error messages name the text
     */
    public static EffectiveSettings fromText(String source, String text, Map<String, String> environment) {
        List<SettingsProblem> problems = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        SettingValues values = new SettingValues();
        Map<SettingKey<?>, RawValue> inFile = new LinkedHashMap<>();
        Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .flatMap(yaml -> YamlFile.read(yaml, problems))
                .map(root -> FormerNames.resolve(FileEntries.of(root, problems), problems, warnings))
                .ifPresent(inFile::putAll);
        Map<SettingKey<?>, RawValue> inEnvironment =
                FormerNames.resolve(EnvironmentEntries.of(environment), problems, warnings);
        if (PortfolioVariables.anyIn(environment)) {
            overridePortfolios(
                    inEnvironment.containsKey(GeneralKeys.PORTFOLIOS) ? inEnvironment : inFile, environment, problems);
        }
        inFile.forEach((key, raw) -> values.set(key, raw, problems));
        inEnvironment.forEach((key, raw) -> values.set(key, raw, problems));
        Set<String> keyVariables = new HashSet<>(
                List.of(values.get(ExecutionKeys.KEY_VARIABLE), values.get(ExecutionKeys.SECRET_VARIABLE)));
        List<String> ignored = EnvironmentEntries.unknown(environment, keyVariables, problems);
        values.refine(GeneralKeys.SYMBOLS, values.get(GeneralKeys.SYMBOLS).within(values.get(LimitKeys.EXPOSURE_CAP)));
        CrossFieldValidator.check(values, problems, warnings);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(source, problems);
        }
        List<EffectiveSettings.Line> lines = SettingKeys.all().stream()
                .map(key -> new EffectiveSettings.Line(key, values.display(key), values.origin(key)))
                .toList();
        return new EffectiveSettings(SettingsAssembler.assemble(values), lines, ignored, warnings);
    }

    private static void overridePortfolios(
            Map<SettingKey<?>, RawValue> given, Map<String, String> environment, List<SettingsProblem> problems) {
        RawValue raw =
                given.getOrDefault(GeneralKeys.PORTFOLIOS, new RawValue.Table(List.of(), new SettingSource.Default()));
        given.put(GeneralKeys.PORTFOLIOS, PortfolioVariables.override(raw, environment, problems));
    }

    /** What applies when nothing is set. */
    public static Settings defaults() {
        return fromText("defaults", "", Map.of()).settings();
    }

    private static InvalidSettingsException invalid(Path file, String rule) {
        SettingsProblem problem = new SettingsProblem(
                SettingsProblem.WHOLE_FILE, new SettingSource.FileLine(1), Optional.empty(), rule, Optional.empty());
        return new InvalidSettingsException(file.toString(), List.of(problem));
    }
}
