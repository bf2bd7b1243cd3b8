package dev.scalpel.settings;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.naming.NameSuggestion;
import dev.scalpel.settings.type.RawValue;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Walks the file's tree: known keys become raw values; unknown, duplicate and misplaced ones become problems. */
final class FileEntries {

    private static final Pattern LOOKS_SECRET =
            Pattern.compile(".*(secret|password|passphrase|token|key|credential).*");

    /** The implicit tags; anything else is an explicit tag such as {@code !!java.net.URL}. */
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private final Map<String, SettingKey<?>> known = new LinkedHashMap<>();
    private final Set<String> sections = new HashSet<>();
    private final Map<String, Integer> firstLines = new HashMap<>();
    private final List<GivenValue> found = new ArrayList<>();
    private final List<SettingsProblem> problems;

    private FileEntries(List<SettingsProblem> problems) {
        this.problems = problems;
        for (SettingKey<?> key : SettingKeys.all()) {
            known.put(key.path(), key);
            int dot = key.path().indexOf('.');
            if (dot > 0) {
                sections.add(key.path().substring(0, dot));
            }
        }
    }

    static List<GivenValue> of(Node root, List<SettingsProblem> problems) {
        FileEntries entries = new FileEntries(problems);
        if (root instanceof MappingNode mapping) {
            entries.walk("", mapping);
        } else if (!isEmpty(root)) {
            problems.add(SettingsProblem.of(
                    SettingsProblem.WHOLE_FILE, line(root), text(root), "must be lines of the form key: value"));
        }
        return entries.found;
    }

    private void walk(String prefix, MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            String path = prefix + text(tuple.getKeyNode());
            if (isFirst(path, tuple.getKeyNode())) {
                accept(path, tuple.getKeyNode(), tuple.getValueNode());
            }
        }
    }

    private void accept(String path, Node keyNode, Node value) {
        SettingKey<?> key = known.getOrDefault(path, FormerNames.byPath().get(path));
        if (key != null) {
            raw(path, keyNode, value).ifPresent(raw -> found.add(new GivenValue(path, key.path(), key, raw)));
        } else if (!sections.contains(path) && !FormerNames.sections().contains(path)) {
            reportUnknown(path, keyNode);
        } else if (value instanceof MappingNode mapping) {
            walk(path + ".", mapping);
        } else if (!isEmpty(value)) {
            // An empty section is fine: all its lines may be commented out.
            problems.add(
                    SettingsProblem.of(path, line(value), text(value), "is a section: indent its settings below it"));
        }
    }

    private boolean isFirst(String path, Node keyNode) {
        int line = keyNode.getStartMark().getLine() + 1;
        Integer first = firstLines.putIfAbsent(path, line);
        if (first != null) {
            String rule = "is set twice: first on line " + first;
            problems.add(new SettingsProblem(
                    path, new SettingSource.FileLine(line), Optional.empty(), rule, Optional.empty()));
        }
        return first == null;
    }

    private void reportUnknown(String path, Node keyNode) {
        Set<String> names = new HashSet<>(known.keySet());
        names.addAll(sections);
        names.addAll(FormerNames.byPath().keySet());
        names.addAll(FormerNames.sections());
        Optional<String> nearest = NameSuggestion.among(names, path).map(FormerNames::presentName);
        boolean secret = LOOKS_SECRET.matcher(path.toLowerCase(Locale.ROOT)).matches();
        String rule = secret && nearest.isEmpty()
                ? "is not a setting: secrets do not belong in this file"
                : "is not a setting";
        // The value of an unknown key may be anything, a secret too: it is not repeated.
        problems.add(new SettingsProblem(path, line(keyNode), Optional.empty(), rule, nearest));
    }

    private Optional<RawValue> raw(String path, Node keyNode, Node value) {
        if (isEmpty(value)) {
            String rule = "must have a value: leave the line out for the default";
            problems.add(new SettingsProblem(path, line(keyNode), Optional.empty(), rule, Optional.empty()));
            return Optional.empty();
        }
        if (value instanceof MappingNode mapping) {
            return table(path, keyNode, mapping);
        }
        if (value instanceof SequenceNode sequence) {
            List<RawValue.Scalar> items = new ArrayList<>();
            sequence.getValue().forEach(item -> scalar(path, item).ifPresent(items::add));
            boolean whole = items.size() == sequence.getValue().size();
            return whole ? Optional.of(new RawValue.Listing(items, line(keyNode))) : Optional.empty();
        }
        return scalar(path, value).map(RawValue.class::cast);
    }

    private Optional<RawValue> table(String path, Node keyNode, MappingNode mapping) {
        List<RawValue.Entry> entries = new ArrayList<>();
        collect(path + ".", "", mapping, entries);
        return Optional.of(new RawValue.Table(entries, line(keyNode)));
    }

    private void collect(String path, String prefix, MappingNode mapping, List<RawValue.Entry> entries) {
        for (NodeTuple tuple : mapping.getValue()) {
            String name = prefix + text(tuple.getKeyNode());
            if (!isFirst(path + name, tuple.getKeyNode())) {
                continue;
            }
            if (tuple.getValueNode() instanceof MappingNode inner && PLAIN.contains(inner.getTag())) {
                collect(path, name + ".", inner, entries);
            } else {
                scalar(path + name, tuple.getValueNode())
                        .ifPresent(value -> entries.add(new RawValue.Entry(name, value)));
            }
        }
    }

    private Optional<RawValue.Scalar> scalar(String path, Node node) {
        if (node instanceof ScalarNode scalar && PLAIN.contains(node.getTag())) {
            boolean quoted = !scalar.isPlain();
            return Optional.of(new RawValue.Scalar(scalar.getValue(), quoted, line(node)));
        }
        problems.add(SettingsProblem.of(path, line(node), text(node), "must be one plain value, without a tag"));
        return Optional.empty();
    }

    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && node.getTag().equals(Tag.NULL);
    }

    private static SettingSource line(Node node) {
        return new SettingSource.FileLine(node.getStartMark().getLine() + 1);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "(several values)";
    }
}
