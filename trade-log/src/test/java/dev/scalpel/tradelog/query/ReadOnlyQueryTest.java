package dev.scalpel.tradelog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.tradelog.TableContents;
import dev.scalpel.tradelog.TestLedger;
import dev.scalpel.tradelog.TestServer;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.DatabaseException;
import dev.scalpel.tradelog.projection.Projection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadOnlyQueryTest {

    private final Database database = TestServer.database();

    @BeforeEach
    void project() {
        MemoryStore store = new MemoryStore();
        TestLedger.filled(store);
        new Projection(store, database).project();
    }

    @Test
    void answersWithEveryDigitAndSaysWhatIsANumber() {
        Answer answer = new ReadOnlyQuery(database)
                .run("select id, net_profit, null as nothing, 1.5::float8 as f from trades order by id desc", 2);
        assertThat(answer.columns()).containsExactly("id", "net_profit", "nothing", "f");
        assertThat(answer.numbers()).containsExactly(false, true, false, true);
        assertThat(answer.rows())
                .containsExactly(
                        Arrays.asList("t3", "96.00000000000000000001", null, "1.5"),
                        Arrays.asList("t2", "-11.25", null, "1.5"));
        assertThat(answer.more()).isTrue();
        assertThat(new ReadOnlyQuery(database)
                        .run("select * from trades where false", 5)
                        .columns())
                .contains("net_profit");
    }

    @Test
    void nothingThatChangesSomethingIsAnswered() {
        List<String> before = TableContents.of(database);
        for (String sql : List.of(
                "delete from trades",
                "update trades set net_profit = 0",
                "drop table trades",
                "with gone as (delete from trades returning *) select * from gone",
                "select 1; delete from trades",
                "commit; delete from trades",
                "rollback",
                "select set_config('transaction_read_only', 'off', false); delete from trades",
                "select nextval('a')",
                "copy trades to '/dev/null'",
                "select * into thief from trades",
                "call something()",
                "")) {
            assertThatThrownBy(() -> new ReadOnlyQuery(database).run(sql, 5))
                    .as(sql)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("cannot answer the query: ");
        }
        assertThatThrownBy(() ->
                        new ReadOnlyQuery(database).run("select set_config('transaction_read_only', 'off', true)", 5))
                .isInstanceOf(DatabaseException.class);
        assertThat(TableContents.of(database)).isEqualTo(before);
    }

    @Test
    void exportsCsvThatOtherProgramsRead() {
        StringBuilder out = new StringBuilder();
        assertThat(new Export(database).write("signals", out)).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "account,id,revision,strategy,target,kind,time,received_at,price,outcome,reason,ended_at,win_probability,ledger_key",
                        "crypto,0123456789abcdef,5,btc,LONG,ORDER,2026-03-02 10:00:00+00,2026-03-02 10:00:00.25+00,50000.00000001,"
                                + "EXECUTED,\"a reason, with \"\"quotes\"\" and 'more'\",2026-03-02 10:00:02+00,0.512,"
                                + "signal-log/crypto/2026-03-02.csv");
        StringBuilder some = new StringBuilder();
        assertThat(new Export(database).write("select id from trades where mode = 'live' order by id", some))
                .isEqualTo(2);
        assertThat(some.toString()).isEqualTo("id\nt1\nt2\n");
    }
}
