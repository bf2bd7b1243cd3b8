package dev.scalpel.local.desk;

import static dev.scalpel.local.desk.TestDesk.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Beside a bot that runs elsewhere: everything is shown, and nothing is changed. */
class DeskBesideTest {

    private static final Duration MONTHS = Duration.ofDays(120);

    abstract static class Contract {

        @TempDir
        Path folder;

        private TestDesk desk;

        abstract ObjectStore store();

        @BeforeEach
        void open() {
            desk = TestDesk.beside(folder, store());
        }

        @AfterEach
        void closeDesk() {
            desk.close();
        }

        @Test
        void everyChangeIsRefusedWithTheReason() throws Exception {
            desk.bars(NOW.minusSeconds(62), 100);
            List<String> before = desk.store.list("");

            for (String action : List.of("stop", "pause", "resume", "close", "backtests", "backtests/x/cancel")) {
                TestDesk.Answer answer = desk.post("/api/" + action, "{\"symbol\":\"BTC/USDT\"}");

                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.error()).contains("runs elsewhere and changes nothing");
            }
            desk.read("/api/overview");
            desk.read("/api/bars?symbol=BTC/USDT&frame=1d");
            desk.read("/api/trades");
            desk.read("/api/decisions?symbol=BTC/USDT");
            assertThat(desk.store.list("")).isEqualTo(before);
        }

        @Test
        void whatTheBotDoesIsSeen() throws Exception {
            JsonNode empty = desk.read("/api/overview");
            assertThat(empty.path("readOnly").asBoolean()).isTrue();
            assertThat(empty.path("stalledSince").isNull()).isTrue();
            assertThat(empty.at("/attention/0").asText()).isEqualTo("No bot has stored a bar in this store yet.");

            desk.bars(NOW.minusSeconds(62), 100);
            desk.state(state -> state.withLastBar(NOW.minusSeconds(62).toEpochMilli()));
            desk.clock.advance(Duration.ofSeconds(25));

            JsonNode overview = desk.read("/api/overview");
            assertThat(overview.at("/watch/0/price").asDouble()).isEqualTo(100);
            assertThat(overview.path("attention")).isEmpty();
            assertThat(overview.path("stalledSince").isNull()).isTrue();
        }

        @Test
        void aBotThatHasStoppedIsNoticed() throws Exception {
            desk.bars(NOW.minusSeconds(62), 100);
            desk.clock.advance(Duration.ofMinutes(5));

            assertThat(desk.read("/api/overview").path("stalledSince").asLong())
                    .as("the end of the newest bar")
                    .isEqualTo(NOW.minusSeconds(2).toEpochMilli());
        }

        /** As after a demo, whose market ends on a day of its own. */
        @Test
        void aStoreOfLongAgoIsShownAsItWasThenUntilABotRunsAgain() throws Exception {
            desk.bars(NOW.minusSeconds(62), 100);
            desk.clock.advance(MONTHS);

            JsonNode then = desk.read("/api/overview");
            assertThat(then.path("now").asLong()).isEqualTo(NOW.minusSeconds(2).toEpochMilli());
            assertThat(then.at("/watch/0/price").asDouble()).isEqualTo(100);
            assertThat(then.path("stalledSince").isNull()).isTrue();
            assertThat(then.path("attention")).hasSize(1);
            assertThat(then.at("/attention/0").asText())
                    .isEqualTo(
                            "Nothing newer than 2026-06-01 12:00 UTC is stored: everything is shown as it was then.");
            assertThat(desk.read("/api/bars?symbol=BTC/USDT&frame=1m").path("bars"))
                    .hasSize(1);

            assertThat(then.at("/watch/0/halted").asBoolean()).isFalse();
            desk.state(state -> state.withHalted(true));
            desk.clock.advance(Duration.ofSeconds(25));
            assertThat(desk.read("/api/overview").at("/watch/0/halted").asBoolean())
                    .as("what others write is looked for all the same")
                    .isTrue();

            desk.bars(NOW.plus(MONTHS).minusSeconds(62), 101);
            desk.clock.advance(Duration.ofMinutes(1));
            JsonNode now = desk.read("/api/overview");
            assertThat(now.at("/watch/0/price").asDouble()).isEqualTo(101);
            assertThat(now.path("attention")).isEmpty();
        }

        @Test
        void aBotThatMayHoldAPositionAtAVenueIsMissedHoweverLongAgoItEnded() throws Exception {
            try (TestDesk testnet = TestDesk.beside(folder, store(), "mode: testnet\n" + TestDesk.SETTINGS)) {
                testnet.bars(NOW.minusSeconds(62), 100);
                testnet.clock.advance(MONTHS);

                JsonNode overview = testnet.read("/api/overview");
                assertThat(overview.path("stalledSince").asLong())
                        .isEqualTo(NOW.minusSeconds(2).toEpochMilli());
                assertThat(overview.at("/watch/0/price").asDouble()).isEqualTo(100);
            }
        }
    }

    @Nested
    class OverADirectory extends Contract {

        @TempDir
        Path store;

        @Override
        ObjectStore store() {
            return new DirectoryStore(store.resolve("store"), Durability.NONE);
        }
    }

    @Nested
    class OverABucket extends Contract {

        @RegisterExtension
        static final S3Server S3 = new S3Server();

        private final S3Store store = new S3Store(S3Connection.to(S3.newBucket())
                .at(
                        S3.endpoint(),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret"))));

        @AfterEach
        void closeStore() {
            store.close();
        }

        @Override
        ObjectStore store() {
            return store;
        }
    }
}
