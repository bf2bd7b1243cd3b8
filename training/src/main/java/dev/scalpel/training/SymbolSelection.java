package dev.scalpel.training;

import dev.scalpel.invocation.BadRequestException;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.TrainingBatch;
import java.util.List;
import java.util.Optional;

/** Which symbols a caller wants trained: some by name, those of a scheduled batch, or all. */
record SymbolSelection(Optional<List<Symbol>> named, Optional<String> batch) {

    /** @param batches which of the scheduled batches this covers as a whole */
    record Symbols(List<Symbol> symbols, List<String> batches) {}

    Symbols checked(Settings settings) {
        List<Symbol> traded = settings.symbols().symbols();
        if (batch.isPresent()) {
            if (named.isPresent()) {
                throw new BadRequestException("fields 'batch' and 'symbols' say the same: give one of them");
            }
            TrainingBatch found = TrainingBatch.named(settings, batch.get())
                    .orElseThrow(() -> new BadRequestException("field 'batch' must name one of "
                            + TrainingBatch.of(settings).stream()
                                    .map(TrainingBatch::name)
                                    .toList()
                            + ": " + batch.get()));
            return new Symbols(found.symbols(), List.of(found.name()));
        }
        List<Symbol> wanted = named.orElse(traded).stream().distinct().toList();
        wanted.stream().filter(symbol -> !traded.contains(symbol)).findFirst().ifPresent(stranger -> {
            throw new BadRequestException("field 'symbols' must name traded symbols, " + traded + ": " + stranger);
        });
        return new Symbols(
                wanted,
                TrainingBatch.of(settings).stream()
                        .filter(scheduled -> wanted.containsAll(scheduled.symbols()))
                        .map(TrainingBatch::name)
                        .toList());
    }
}
