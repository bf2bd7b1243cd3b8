package dev.scalpel.tradelog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.projection.Projection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The queries of docs/trade-log.md, run as they stand there. */
class TenQueriesTest {

    private static final Pattern QUERY = Pattern.compile("(?s)```sql\n(.*?)```");

    @Test
    void eachQueryOfThePageHasAnAnswer() throws Exception {
        String page = Files.readString(Path.of(System.getProperty("scalpel.root"), "docs", "trade-log.md"));
        List<String> queries = QUERY.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(queries).hasSize(10);
        MemoryStore store = new MemoryStore();
        TestLedger.filled(store);
        Database database = TestServer.database();
        new Projection(store, database).project();
        for (String query : queries) {
            assertThat(new ReadOnlyQuery(database).run(query, 10).rows())
                    .as(query)
                    .isNotEmpty();
        }
    }
}
