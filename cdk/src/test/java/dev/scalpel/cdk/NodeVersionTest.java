package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One version of Node.js, which is not past its end of life (22: April 2027), in every file that names one. */
class NodeVersionTest {

    private static final String VERSION = "22";
    private static final Pattern NAMED =
            Pattern.compile("(?:Node\\.js|Node|node-version:|\"node\": \">=)[ (]*\"?(\\d+)(?![.\\d])");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdk/README.md",
                "cdk/package.json",
                ".github/workflows/ci.yml",
                "local/src/main/java/dev/scalpel/local/cli/deployment/CdkTool.java"
            })
    void isTheSameEverywhere(String file) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("scalpel.root"), file));

        assertThat(NAMED.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .containsOnly(VERSION);
    }
}
