package dev.scalpel.local.cli.key;

import dev.scalpel.api.access.ApiKey;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel key list}. */
@Command(name = "list", description = "List the keys that are valid.")
final class KeyListCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable KeyCommand parent;

    @Override
    public Integer call() {
        GlobalOptions options = KeyCommand.globalOptions(parent);
        List<ApiKey> keys = KeyCommand.keys(options).current().keys();
        options.print(Map.of("keys", keys.stream().map(KeyListCommand::document).toList()), text(keys));
        return ExitCode.OK;
    }

    private static Map<String, String> document(ApiKey key) {
        return new TreeMap<>(Map.of(
                "name", key.name(),
                "scope", key.scope().text(),
                "created", key.created().toString()));
    }

    private static String text(List<ApiKey> keys) {
        if (keys.isEmpty()) {
            return "There is no key. ./scalpel key new --scope read makes one.";
        }
        TextTable table = new TextTable("name", "scope", "created");
        keys.forEach(key -> table.add(key.name(), key.scope().text(), key.created()));
        return table.toString();
    }
}
