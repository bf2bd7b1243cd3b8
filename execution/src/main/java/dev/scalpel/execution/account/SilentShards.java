package dev.scalpel.execution.account;

import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.Shard;
import dev.scalpel.settings.deployment.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which shards have handled no bar for a while, by the states of their symbols: what an alarm for each shard would notice. */
public final class SilentShards {

    private final Settings settings;

    public SilentShards(Settings settings) {
        this.settings = settings;
    }

    /** By name; a shard without symbols is none. Empty where there is one shard: its silence is the silence of all. */
    public Optional<List<String>> shards(Map<Symbol, SymbolState> states, Instant now) {
        List<Shard> all = Shard.of(settings);
        return all.size() > 1 ? Optional.of(silent(all, states, now)) : Optional.empty();
    }

    private List<String> silent(List<Shard> all, Map<Symbol, SymbolState> states, Instant now) {
        long oldest = now.minus(Silence.after(settings)).toEpochMilli();
        return all.stream()
                .filter(shard -> !shard.symbols().isEmpty())
                .filter(shard -> shard.symbols().stream()
                        .flatMap(symbol -> Optional.ofNullable(states.get(symbol)).stream())
                        .flatMap(state -> state.lastBar().stream())
                        .noneMatch(bar -> bar >= oldest))
                .map(Shard::name)
                .toList();
    }
}
