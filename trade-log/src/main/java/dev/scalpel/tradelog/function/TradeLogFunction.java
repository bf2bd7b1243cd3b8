package dev.scalpel.tradelog.function;

import dev.scalpel.invocation.Action;
import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.tradelog.DifferentTablesException;
import dev.scalpel.tradelog.RefusedFilesException;
import dev.scalpel.tradelog.database.Database;
import dev.scalpel.tradelog.database.Schema;
import dev.scalpel.tradelog.projection.Check;
import dev.scalpel.tradelog.projection.CheckReport;
import dev.scalpel.tradelog.projection.Projection;
import dev.scalpel.tradelog.projection.ProjectionReport;
import dev.scalpel.tradelog.query.ReadOnlyQuery;
import java.util.Map;
import java.util.Optional;

/** The function's actions: those of {@code ./scalpel trade-log} that need no terminal. */
final class TradeLogFunction {

    static final String NAME = "trade-log-sql";

    /** An answer of Lambda has six megabytes at most. */
    private static final int MAX_ROWS = 10_000;

    private static final int DEFAULT_ROWS = 100;

    private TradeLogFunction() {}

    static Dispatcher create(ObjectStore store, Database database, Dispatcher.FailureReport failures) {
        Projection projection = new Projection(store, database);
        return new Dispatcher(
                        NAME,
                        "project",
                        Map.of(
                                "project",
                                projecting(projection, false),
                                "rebuild",
                                projecting(projection, true),
                                "check",
                                (fields, deadline) -> {
                                    fields.requireNoProblems();
                                    CheckReport report = new Check(store, database).run();
                                    if (!report.isEqual()) {
                                        throw new DifferentTablesException(report);
                                    }
                                    return report;
                                },
                                "query",
                                answering(new ReadOnlyQuery(database)),
                                "migrate",
                                (fields, deadline) -> {
                                    fields.requireNoProblems();
                                    return Map.of("applied", new Schema(database).migrate(), "version", Schema.NEWEST);
                                }),
                        failures)
                .triggeredByLedger();
    }

    /** The only way to a database that no address outside its network leads to. */
    private static Action answering(ReadOnlyQuery query) {
        return (fields, deadline) -> {
            Optional<String> sql = fields.text("sql");
            int rows = fields.integer("rows", 1, MAX_ROWS).orElse(DEFAULT_ROWS);
            fields.requireNoProblems();
            return query.run(
                    sql.orElseThrow(() -> new BadRequestException(
                            "action 'query' needs the field 'sql', such as \"select * from daily_profit\"")),
                    rows);
        };
    }

    private static Action projecting(Projection projection, boolean again) {
        return (fields, deadline) -> {
            fields.requireNoProblems();
            ProjectionReport report = projection.project(again, () -> !deadline.passed());
            if (!report.refused().isEmpty()) {
                // Everything else is there; the failure is what makes somebody look.
                throw new RefusedFilesException(report.refused());
            }
            return report;
        };
    }
}
