package dev.scalpel.settings;

import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;

/** From text to a tree of nodes with line numbers. Makes no objects from tags and follows no alias. */
final class YamlFile {

    /** A thousand symbols with their shares take 25 kB. */
    static final int MAX_CHARACTERS = 256 * 1024;

    private static final int MAX_DEPTH = 10;
    private static final Pattern TAB_INDENT = Pattern.compile("\\s*\\t.*");

    private YamlFile() {}

    /** The root node; absent when the file is empty or cannot be read as YAML, which adds a problem. */
    static Optional<Node> read(String text, List<SettingsProblem> problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.add(problem(1, "must be at most " + MAX_CHARACTERS + " characters long: " + text.length()));
            return Optional.empty();
        }
        int before = problems.size();
        findTabs(text, problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            checkEvents(text, problems);
            return problems.size() > before
                    ? Optional.empty()
                    : Optional.ofNullable(yaml().compose(new StringReader(text)));
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 1
                    : malformed.getProblemMark().getLine() + 1;
            problems.add(problem(line, "is not YAML: " + malformed.getProblem()));
        } catch (YAMLException invalid) {
            problems.add(problem(
                    1,
                    "is not YAML: "
                            + String.valueOf(invalid.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")));
        }
        return Optional.empty();
    }

    private static void findTabs(String text, List<SettingsProblem> problems) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            if (!line.isBlank() && TAB_INDENT.matcher(indent).matches()) {
                problems.add(problem(i + 1, "must be indented with spaces: the line begins with a tab"));
            }
        }
    }

    /** Aliases can expand without bound ("billion laughs"), and no settings file needs one. */
    private static void checkEvents(String text, List<SettingsProblem> problems) {
        List<Integer> documents = new ArrayList<>();
        for (Event event : yaml().parse(new StringReader(text))) {
            int line = event.getStartMark().getLine() + 1;
            if (event instanceof AliasEvent) {
                problems.add(problem(line, "must not use aliases (*name): write the value out"));
            }
            if (event instanceof DocumentStartEvent) {
                documents.add(line);
            }
        }
        if (documents.size() > 1) {
            problems.add(problem(documents.get(1), "must be one document: a second one begins here"));
        }
    }

    private static SettingsProblem problem(int line, String rule) {
        return new SettingsProblem(
                SettingsProblem.WHOLE_FILE, new SettingSource.FileLine(line), Optional.empty(), rule, Optional.empty());
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(0);
        return new Yaml(options);
    }
}
