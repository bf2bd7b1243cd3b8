package dev.scalpel.training;

import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.TrainingBatch;
import java.util.List;
import java.util.Optional;

/** The symbols to train: some by name, those of a batch, or all. */
record SymbolSelection(Optional<List<Symbol>> named, Optional<String> batch) {

    List<Symbol> checked(Settings settings) {
        List<Symbol> traded = settings.traded();
        if (batch.isPresent()) {
            if (named.isPresent()) {
                throw new BadRequestException("fields 'batch' and 'symbols' are mutually exclusive: give one of them");
            }
            TrainingBatch found = TrainingBatch.named(settings, batch.get())
                    .orElseThrow(() -> new BadRequestException("field 'batch' must name one of "
                            + TrainingBatch.of(settings).stream()
                                    .map(TrainingBatch::name)
                                    .toList()
                            + ": " + batch.get()));
            return found.symbols();
        }
        List<Symbol> selected = named.orElse(traded).stream().distinct().toList();
        selected.stream().filter(symbol -> !traded.contains(symbol)).findFirst().ifPresent(unknown -> {
            throw new BadRequestException("field 'symbols' must name traded symbols, " + traded + ": " + unknown);
        });
        return selected;
    }
}
