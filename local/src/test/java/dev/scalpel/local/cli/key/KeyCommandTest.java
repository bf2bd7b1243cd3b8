package dev.scalpel.local.cli.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.FileKeys;
import dev.scalpel.local.cli.TestCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-08-10T02:30:05.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @BeforeEach
    void writeSettings() throws IOException {
        Files.createDirectories(folder.resolve("scalpel-home"));
        Files.writeString(folder.resolve("scalpel-home/scalpel.yaml"), """
                portfolios:
                  crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}}}
                """);
    }

    private TestCommandLine run(int exitCode, String... arguments) {
        TestCommandLine line = new TestCommandLine(folder, CLOCK, false);
        String[] all = new String[arguments.length + 1];
        all[0] = "key";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        assertThat(line.run(all)).as(line.errorOutput()).isEqualTo(exitCode);
        return line;
    }

    @Test
    void aNewKeyIsPrintedOnceAndOpensItsPortfolio() throws IOException {
        JsonNode made = new ObjectMapper()
                .readTree(run(0, "new", "--scope", "signals:crypto", "--json").output());
        String secret = made.path("key").asText();
        assertThat(made.path("name").asText()).isEqualTo("signals-crypto-1");
        ApiKey kept = new FileKeys(folder.resolve("scalpel-home"))
                .current()
                .find(secret)
                .orElseThrow();
        assertThat(kept.scope().portfolio()).contains("crypto");
        assertThat(kept.created()).isEqualTo(Instant.parse("2024-08-10T02:30:05Z"));
        assertThat(run(0, "list").output())
                .contains("signals-crypto-1", "signals:crypto")
                .doesNotContain(secret);
    }

    @Test
    void aSecondKeyHasItsOwnNameAndTheFirstCanBeRevoked() {
        run(0, "new", "--scope", "read");
        run(0, "new", "--scope", "read");
        run(0, "new", "--scope", "stop", "--name", "phone");
        assertThat(run(0, "revoke", "read-1").output()).contains("Key read-1 is revoked.");
        assertThat(run(0, "list").output()).contains("read-2", "phone").doesNotContain("read-1");
        assertThat(run(0, "new", "--scope", "read").output()).contains("This is key read-1");
        assertThat(run(1, "revoke", "nothing").errorOutput()).contains("there is no key 'nothing'");
    }

    @Test
    void mistakesAreExplainedAndMakeNoKey() {
        assertThat(run(2, "new", "--scope", "all").errorOutput()).contains("signals:PORTFOLIO, read, stop or trade");
        assertThat(run(2, "new", "--scope", "signals:cripto").errorOutput()).contains("there are crypto");
        assertThat(run(2, "new", "--scope", "read", "--name", "My Phone").errorOutput())
                .contains("a-z 0-9 -");
        run(0, "new", "--scope", "read", "--name", "phone");
        assertThat(run(2, "new", "--scope", "read", "--name", "phone").errorOutput())
                .contains("the same name");
        assertThat(run(0, "list").output()).doesNotContain("phone-");
        assertThat(run(2).errorOutput()).contains("new, list or revoke");
    }
}
