package dev.scalpel.training.licence;

import dev.scalpel.licence.RegisteredProcedure;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.settings.section.ExecutionSettings;
import dev.scalpel.settings.section.Style;
import dev.scalpel.settings.section.TrainingSettings;
import dev.scalpel.settings.section.TuningSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that declare a procedure which was registered before, read from its manifest: whatever makes its models stands
 * there. They count only if they declare the very same text again.
 */
final class DeclaredSettings {

    private static final Pattern TUNING = Pattern.compile(
            "(\\d{1,6}) trials on (\\d{1,6}) folds of (\\d{1,6}) days, selected on them, checked on (\\d{1,6}) more days");
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,6}) days, embargo (\\d{1,6}) minutes");
    private static final Pattern NETWORKS = Pattern.compile("(\\d{1,6}) from seed (\\d{1,9})");
    private static final Pattern LINE = Pattern.compile("([^:]+): (.*)");

    private DeclaredSettings() {}

    /**
     * Searches them.
     *
     * @param now what a procedure does not declare is as these have it
     * @return empty if this release cannot make the procedure's models
     */
    static Optional<Settings> of(RegisteredProcedure procedure, Settings now) {
        Map<String, String> declared = procedure
                .manifest()
                .lines()
                .map(LINE::matcher)
                .filter(line -> line.matches() && !line.group(1).equals("seen"))
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (one, other) -> one));
        return variants(declared, now)
                .filter(settings -> procedure.version() <= Procedures.VERSION
                        && Procedures.of(settings, procedure.version())
                                .canonical()
                                .equals(procedure.manifest()))
                .findFirst();
    }

    private static Stream<Settings> variants(Map<String, String> declared, Settings now) {
        Optional<Style> style = constant(Style.values(), declared, "style");
        Optional<EntryPricePolicy> entry = constant(EntryPricePolicy.values(), declared, "entries");
        if (style.isEmpty() || entry.isEmpty()) {
            return Stream.empty();
        }
        Optional<MatchResult> tuning = match(TUNING, declared, "tuning");
        Optional<MatchResult> window = match(WINDOW, declared, "window");
        Optional<MatchResult> networks = match(NETWORKS, declared, "networks");
        TrainingSettings training = now.training();
        TuningSettings former = new TuningSettings(
                number(tuning, 1, now.tuning().trials()),
                now.tuning().seconds(),
                number(networks, 1, now.tuning().seeds()),
                now.tuning().threads());
        return Stream.of(false, true)
                .flatMap(network -> Stream.of(false, true)
                        .map(regimes -> new TrainingSettings(
                                training.at(),
                                style.get(),
                                network,
                                regimes,
                                number(window, 1, training.windowDays()),
                                number(tuning, 4, training.holdOutDays()),
                                number(tuning, 2, training.folds()),
                                number(tuning, 3, training.foldDays()),
                                number(window, 2, training.embargoMinutes()),
                                number(networks, 2, training.seed()))))
                .map(each -> now.with(each, former, with(now.execution(), entry.get())));
    }

    private static ExecutionSettings with(ExecutionSettings now, EntryPricePolicy entry) {
        return new ExecutionSettings(
                now.intervalMinutes(),
                entry,
                now.entryIncrementBp(),
                now.makerTimeoutSeconds(),
                now.stopLimitOffsetBp(),
                now.stopTimeoutSeconds(),
                now.paperCapital());
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, Map<String, String> declared, String key) {
        String text = declared.getOrDefault(key, "");
        return Stream.of(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static Optional<MatchResult> match(Pattern pattern, Map<String, String> declared, String key) {
        return pattern.matcher(declared.getOrDefault(key, "")).results().findFirst();
    }

    private static int number(Optional<MatchResult> found, int group, int otherwise) {
        ToIntFunction<MatchResult> parse = match -> Integer.parseInt(match.group(group));
        return found.isPresent() ? parse.applyAsInt(found.get()) : otherwise;
    }
}
