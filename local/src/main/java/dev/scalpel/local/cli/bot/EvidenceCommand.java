package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.evidence.Standing;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.monitoring.records.EvidenceReader;
import dev.scalpel.monitoring.report.summary.EvidenceJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel evidence}. */
@Command(
        name = "evidence",
        header = "Show what the procedure has proven and what a licence needs.",
        description = {
            "Show what the procedure has proven, what a licence still needs, and what its shadow would have earned.",
            "Reads the store only."
        })
public final class EvidenceCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--verify",
            description = "Read every entry of the ledger, check the chain of hashes and compute each day again.")
    private boolean verify;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        EvidenceReader reader = new EvidenceReader(context.settings(), context.store());
        List<Standing> standings = reader.read(context.clock().instant());
        ObjectNode document = ResponseJson.mapper().createObjectNode();
        var accounts = document.putArray("accounts");
        standings.forEach(standing -> accounts.add(EvidenceJson.of(standing)));
        String text = EvidenceText.of(standings);
        if (verify) {
            int entries = reader.verify();
            document.put("verified", true).put("entries", entries);
            text += System.lineSeparator().repeat(2) + "Verified: " + entries
                    + " entries, the chain of hashes and every day's account computed again.";
        }
        options.print(document, text);
        return ExitCode.OK;
    }
}
