package dev.scalpel.local.cli.key;

import dev.scalpel.api.access.ApiKey;
import dev.scalpel.api.access.FileKeys;
import dev.scalpel.api.access.KeyRing;
import dev.scalpel.api.access.Scope;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.UnknownPortfolio;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.settings.SettingsReader;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel key new}. */
@Command(name = "new", description = "Make a key and print it, once. A key that sends signals can do nothing else.")
final class KeyNewCommand implements Callable<Integer> {

    private static final String HINT = "docs/api.md explains keys and their scopes";

    @ParentCommand
    private @Nullable KeyCommand parent;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            required = true,
            description = "signals:PORTFOLIO, read, stop (the emergency stop only) or trade (every action).")
    private String scope = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the key (default: the scope and a number).")
    private @Nullable String name;

    @Override
    public Integer call() {
        GlobalOptions options = KeyCommand.globalOptions(parent);
        Scope permitted = scope();
        permitted.portfolio().ifPresent(portfolio -> requirePortfolio(options, portfolio));
        FileKeys file = KeyCommand.keys(options);
        KeyRing keys = file.current();
        String secret = ApiKey.newSecret(new SecureRandom());
        ApiKey key;
        KeyRing more;
        try {
            key = ApiKey.of(
                    Optional.ofNullable(name).orElseGet(() -> freeName(keys, permitted)),
                    permitted,
                    secret,
                    options.process().clock().instant().truncatedTo(ChronoUnit.SECONDS));
            more = keys.with(key);
        } catch (IllegalArgumentException invalid) {
            throw new WrongUsageException("--name: " + invalid.getMessage(), HINT, invalid);
        }
        file.write(more);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", key.name());
        document.put("scope", permitted.text());
        document.put("key", secret);
        document.put("created", key.created().toString());
        options.print(
                document,
                secret + "\n\nThis is key " + key.name() + " with the scope " + permitted
                        + ". It is shown once: only its hash is kept. ./scalpel key revoke " + key.name()
                        + " ends it.");
        return ExitCode.OK;
    }

    private Scope scope() {
        try {
            return new Scope(scope);
        } catch (IllegalArgumentException invalid) {
            throw new WrongUsageException("--scope: " + invalid.getMessage(), HINT, invalid);
        }
    }

    private static void requirePortfolio(GlobalOptions options, String portfolio) {
        Set<String> names = SettingsReader.fromDirectory(
                        options.home(), options.process().environment())
                .settings()
                .portfolios()
                .keySet();
        if (!names.contains(portfolio)) {
            throw UnknownPortfolio.named(portfolio, names);
        }
    }

    private static String freeName(KeyRing keys, Scope scope) {
        String stem = scope.text().replace(':', '-');
        return IntStream.rangeClosed(1, keys.keys().size() + 1)
                .mapToObj(number -> stem + "-" + number)
                .filter(free -> keys.keys().stream().noneMatch(key -> key.name().equals(free)))
                .findFirst()
                .orElseThrow();
    }
}
