package dev.scalpel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.ScalpelCommand;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.settings.InvalidSettingsException;
import dev.scalpel.settings.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What a reader copies from a block works: commands are parsed by the command line itself, scripts exist, data is well-formed. */
class DocumentBlocksTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What a reader replaces, or may leave out. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile(".*(?:…|\\.\\.\\.|\\[|\\$|\\b[A-Z]{4,}\\b(?<!USDT)(?<!BTCUSDT)).*");

    private static final Pattern SCRIPT = Pattern.compile("(?:\\.?[a-z][\\w.-]*/)+[a-z][\\w-]*|\\./[a-z][\\w-]*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z_]+=.*");
    /** Where an archive's scripts are before they are packed. */
    private static final Pattern PACKED = Pattern.compile("^scalpel-VERSION-[a-z0-9-]+/bin/");

    private static final Pattern SETTING = Pattern.compile("(?s)(?:[a-zA-Z]+:.*)");

    private static final CommandLine SCALPEL = ScalpelCommand.commandLine(
            new ProcessContext(System.in, System.out, System.err, false, Map.of(), Path.of(""), Clock.systemUTC()));

    private static final List<CodeBlock> BLOCKS = Documents.pages().stream()
            .flatMap(page -> CodeBlock.of(SourceTree.nameOf(page), SourceTree.read(page)).stream())
            .toList();

    @Test
    void everyCommandOfABlockIsParsed() {
        List<String> wrong = new ArrayList<>();
        int parsed = 0;
        for (CodeBlock block : BLOCKS) {
            for (List<String> words : commandsOf(block)) {
                Optional<List<String>> arguments = arguments(words);
                if (arguments.isPresent()) {
                    parsed++;
                    mistake(arguments.get()).ifPresent(text -> wrong.add(block.page() + ": " + words + ": " + text));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(parsed).isGreaterThan(60);
    }

    @Test
    void everyScriptOfABlockExistsAndMayBeExecuted() {
        List<String> wrong = new ArrayList<>();
        int scripts = 0;
        for (CodeBlock block : BLOCKS) {
            for (List<String> words : commandsOf(block)) {
                String name = words.get(0);
                if (SCRIPT.matcher(name).matches()) {
                    scripts++;
                    missing(SourceTree.ROOT, name).ifPresent(text -> wrong.add(block.page() + ": " + text));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(scripts).isGreaterThan(40);
    }

    @Test
    void everyModuleThatMavenIsGivenExists() {
        List<String> wrong = new ArrayList<>();
        for (CodeBlock block : BLOCKS) {
            for (List<String> words : commandsOf(block)) {
                int list = words.indexOf("-pl");
                if (words.get(0).equals("mvn") && list >= 0) {
                    for (String module : words.get(list + 1).split(",")) {
                        if (!Files.exists(SourceTree.ROOT.resolve(module).resolve("pom.xml"))) {
                            wrong.add(block.page() + ": no module " + module);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyBlockOfAShellIsOneThatAShellCanRead() throws Exception {
        List<CodeBlock> shells = BLOCKS.stream()
                .filter(block -> block.isShell() && !block.language().isEmpty())
                .toList();
        // Each as the body of a function: all are read by one process, and none of them is run.
        StringBuilder all = new StringBuilder();
        for (CodeBlock block : shells) {
            all.append("block() {\n:\n").append(block.text()).append("\n}\n");
        }
        if (syntaxError(all.toString()).isPresent()) {
            for (CodeBlock block : shells) {
                assertThat(syntaxError(block.text())).as(block.page()).isEmpty();
            }
        }
        assertThat(syntaxError(all.toString())).isEmpty();
    }

    @Test
    void everyBlockOfJsonAndYamlIsWellFormed() {
        List<String> wrong = new ArrayList<>();
        for (CodeBlock block : BLOCKS) {
            malformed(block).ifPresent(text -> wrong.add(block.page() + ": " + text + " in\n" + block.text()));
        }
        assertThat(wrong).isEmpty();
        assertThat(BLOCKS).filteredOn(block -> block.language().equals("yaml")).hasSizeGreaterThan(8);
    }

    @Test
    void everyBlockOfSettingsIsAccepted() {
        List<String> wrong = new ArrayList<>();
        for (CodeBlock block : BLOCKS) {
            if (block.language().equals("yaml")
                    && SETTING.matcher(block.text()).matches()
                    && !block.text().contains("…")) {
                refused(block.text()).ifPresent(text -> wrong.add(block.page() + ": " + text));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aMistakeOfEachKindIsReported() throws Exception {
        CodeBlock block = new CodeBlock(
                "A.md", "sh", "./scalpel run --speed 2 > x.txt && ./scalpel status # why\nnice docs/gone | cat\n");
        assertThat(commandsOf(block))
                .containsExactly(
                        List.of("./scalpel", "run", "--speed", "2"),
                        List.of("./scalpel", "status"),
                        List.of("docs/gone"),
                        List.of("cat"));
        assertThat(mistake(List.of("status", "--json"))).isEmpty();
        assertThat(mistake(List.of("backtest", "--speed", "3"))).isPresent();
        assertThat(mistake(List.of("explain", "BTC/USDT", "2026-11-20T10:31", "too-much")))
                .isPresent();
        assertThat(mistake(List.of("demo", "--days", "many"))).isPresent();
        assertThat(missing(SourceTree.ROOT, "docs/gone")).contains("no script docs/gone");
        assertThat(missing(SourceTree.ROOT, "docs/picture")).isEmpty();
        assertThat(syntaxError("echo \"open\n")).isPresent();
        assertThat(malformed(new CodeBlock("A.md", "json", "{\"a\": 1}\n{\"b\" 2}\n")))
                .isPresent();
        assertThat(malformed(new CodeBlock("A.md", "yaml", "a: [1\n"))).isPresent();
        assertThat(refused("simbols: [BTC/USDT]\n")).isPresent();
    }

    private static List<List<String>> commandsOf(CodeBlock block) {
        if (!block.isShell()) {
            return List.of();
        }
        return block.commands().stream()
                .flatMap(line -> CodeBlock.words(line).stream())
                .map(DocumentBlocksTest::withoutPrefix)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** Without assignments of variables, and programs that start others. */
    private static List<String> withoutPrefix(List<String> words) {
        int first = 0;
        while (first < words.size()
                && (ASSIGNMENT.matcher(words.get(first)).matches()
                        || words.get(first).matches("nice|sudo|exec|time|export|source|\\$"))) {
            first++;
        }
        return words.subList(first, words.size());
    }

    /** The arguments of a call of ours in which nothing is left to the reader. */
    private static Optional<List<String>> arguments(List<String> words) {
        if (!words.get(0).matches("(?:\\./|.*/)?scalpel")) {
            return Optional.empty();
        }
        List<String> arguments = words.subList(1, words.size());
        return arguments.stream().anyMatch(word -> PLACEHOLDER.matcher(word).matches())
                ? Optional.empty()
                : Optional.of(arguments);
    }

    private static Optional<String> mistake(List<String> arguments) {
        try {
            SCALPEL.parseArgs(arguments.toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    private static Optional<String> missing(Path root, String name) {
        Path script = root.resolve(PACKED.matcher(name).replaceFirst("distribution/src/main/bin/"))
                .normalize();
        if (!Files.isRegularFile(script)) {
            return Optional.of("no script " + name);
        }
        return Files.isExecutable(script) ? Optional.empty() : Optional.of(name + " may not be executed");
    }

    private static Optional<String> syntaxError(String text) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        shell.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return shell.waitFor() == 0 ? Optional.empty() : Optional.of(output);
    }

    /** A block of JSON is one document, or one on each line. */
    private static Optional<String> malformed(CodeBlock block) {
        try {
            if (block.language().equals("json")) {
                try {
                    JSON.readTree(block.text());
                } catch (JsonProcessingException several) {
                    for (String line : block.text().lines().toList()) {
                        JSON.readTree(line);
                    }
                }
            } else if (block.language().equals("yaml")) {
                new Yaml(new SafeConstructor(new LoaderOptions())).load(block.text());
            }
            return Optional.empty();
        } catch (JsonProcessingException | YAMLException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    private static Optional<String> refused(String settings) {
        try {
            SettingsReader.fromText("the block", settings, Map.of());
            return Optional.empty();
        } catch (InvalidSettingsException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }
}
