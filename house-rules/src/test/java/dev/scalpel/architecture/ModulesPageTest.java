package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.architecture.Poms.Module;
import dev.scalpel.architecture.SourceTree.SourceFile;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables and diagrams of docs/architecture.md say what poms and sources say. */
class ModulesPageTest {

    private static final String PAGE = SourceTree.read(SourceTree.ROOT.resolve("docs/architecture.md"));
    private static final Map<String, Module> MODULES = Poms.modules();

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w/-]+)` \\| [^|]+ \\| ((?:`[\\w-]+`(?:, )?)+|none) \\|$");
    private static final Pattern EDGE = Pattern.compile("(?m)^ *([\\w-]+) --> ([\\w-]+)$");
    private static final Pattern PARTICIPANT = Pattern.compile("(?m)^ *participant (\\w+)");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^ *(\\w+)--?>>(\\w+):");

    @Test
    void theTableListsEveryModuleWithItsDependencies() {
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        MODULES.values().forEach(module -> expected.put(module.folder(), module.product()));
        Map<String, Set<String>> found = new LinkedHashMap<>();
        Matcher rows = ROW.matcher(PAGE);
        while (rows.find()) {
            found.put(
                    rows.group(1),
                    rows.group(2).equals("none")
                            ? Set.of()
                            : Set.of(rows.group(2).replace("`", "").split(", ")));
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void theDiagramOfModulesHasTheDependenciesThatDoNotFollowFromOthers() {
        Set<String> found = new TreeSet<>();
        Matcher edges = EDGE.matcher(Documents.diagram(PAGE, "flowchart"));
        while (edges.find()) {
            found.add(edges.group(1) + " --> " + edges.group(2));
        }
        assertThat(found).isEqualTo(reduced());
    }

    @Test
    void theParticipantsOfAMinuteAreClasses() {
        String diagram = Documents.diagram(PAGE, "sequenceDiagram");
        Map<String, String> classes = SourceTree.mainTypes().stream()
                .filter(file ->
                        file.name().startsWith("execution/") || file.name().startsWith("shared-model/"))
                .collect(Collectors.toMap(SourceFile::typeName, SourceFile::text, (one, other) -> one));
        List<String> participants = groups(PARTICIPANT, diagram);
        assertThat(participants).hasSizeGreaterThan(4);
        assertThat(classes.keySet()).containsAll(participants);
        Matcher messages = MESSAGE.matcher(diagram);
        while (messages.find()) {
            assertThat(participants).contains(messages.group(1), messages.group(2));
        }
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> reduced() {
        Set<String> edges = new TreeSet<>();
        for (Module module : MODULES.values()) {
            Set<String> reached = module.product().stream()
                    .map(MODULES::get)
                    .map(ModulesPageTest::reach)
                    .flatMap(Collection::stream)
                    .collect(Collectors.toSet());
            for (String direct : module.product()) {
                if (!reached.contains(direct)) {
                    edges.add(module.artifact() + " --> " + direct);
                }
            }
        }
        return edges;
    }

    private static Set<String> reach(Module module) {
        Set<String> reached = new LinkedHashSet<>(module.product());
        module.product().forEach(each -> reached.addAll(reach(MODULES.get(each))));
        return reached;
    }
}
