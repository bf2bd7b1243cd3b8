package dev.scalpel.retrieval;

import dev.scalpel.market.Symbol;
import dev.scalpel.retrieval.universe.UniverseUpdate;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.UniverseFailure;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer of the action {@code universe}.
 *
 * @param day of the list in force; empty before the first
 * @param failure why there is no new list
 */
public record UniverseAnswer(
        Optional<LocalDate> day, List<Symbol> members, List<Symbol> leaving, Optional<String> failure) {

    static UniverseAnswer of(UniverseUpdate.Result result) {
        return new UniverseAnswer(
                result.inForce().map(Universe::day),
                result.inForce().map(Universe::symbols).orElse(List.of()),
                result.inForce().map(Universe::leaving).orElse(List.of()),
                result.failure().map(UniverseFailure::reason));
    }
}
