package dev.scalpel.local.cli.setup;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.venue.adapter.VenueAdapter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question of {@code init}.
 *
 * @param option that answers it
 * @param text asked
 * @param standard what an empty answer means
 * @param rule what an answer breaks; empty if it breaks none
 */
record InitQuestion(String option, String text, String standard, Rule rule) {

    /** An answer is part of a YAML file: nothing in it may change the file's structure. */
    private static final Pattern PLAIN = Pattern.compile("[\\w/@.,+ -]*");

    /** What may be answered. */
    interface Rule {
        Optional<String> brokenBy(String answer);
    }

    /**
     * By the rule of a setting. What it makes of other settings is not known yet: all answers together are checked at the end.
     *
     * @param key of the setting
     */
    static Rule setting(String key, String yaml) {
        return answer -> {
            try {
                SettingsReader.fromText("the answer", yaml.formatted(answer), Map.of());
                return Optional.empty();
            } catch (InvalidSettingsException refused) {
                return refused.problems().stream()
                        .filter(problem -> problem.key().startsWith(key))
                        .map(SettingsProblem::rule)
                        .findFirst();
            }
        };
    }

    /** By the rule of the setting, then by the form that names have at the venue. */
    static Rule symbolsOf(VenueAdapter venue) {
        Rule setting = setting("symbols", "symbols: [%s]");
        return answer -> setting.brokenBy(answer)
                .or(() -> Arrays.stream(answer.split(","))
                        .map(String::strip)
                        .map(Symbol::parse)
                        .flatMap(symbol -> venue.refusalOf(symbol).stream())
                        .findFirst()
                        .map(reason -> "must be what " + venue.name() + " can list; " + reason));
    }

    static Rule oneOf(String... answers) {
        return answer -> List.of(answers).contains(answer)
                ? Optional.empty()
                : Optional.of("must be " + String.join(" or ", answers));
    }

    Optional<String> brokenBy(String answer) {
        return PLAIN.matcher(answer).matches()
                ? rule.brokenBy(answer)
                : Optional.of("must be letters, digits and / @ . , + - only");
    }
}
