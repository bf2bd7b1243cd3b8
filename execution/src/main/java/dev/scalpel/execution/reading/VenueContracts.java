package dev.scalpel.execution.reading;

import dev.scalpel.execution.reading.AccountSource.Traded;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.adapter.VenueAdapters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an account trades that expires. */
final class VenueContracts {

    private VenueContracts() {}

    /**
     * @param contract where an entry would be by the calendar; an open position stays in the contract that it was entered in
     * @param side of the open position by the books
     */
    record ContractRow(
            String instrument, String contract, Optional<PositionSide> side, Optional<BigDecimal> quantity) {}

    static List<ContractRow> rows(List<Traded> traded, List<Holdings.PositionRow> positions, Instant now) {
        List<ContractRow> rows = new ArrayList<>();
        for (Traded one : traded) {
            Optional<Holdings.PositionRow> open = positions.stream()
                    .filter(row -> row.account().equals(one.account())
                            && row.strategy().equals(one.strategy())
                            && row.instrument().equals(one.instrument().symbol().toString()))
                    .findFirst();
            contract(one.instrument(), now)
                    .map(contract -> new ContractRow(
                            one.instrument().symbol().toString(),
                            contract,
                            open.map(Holdings.PositionRow::side),
                            open.map(Holdings.PositionRow::quantity)))
                    .ifPresent(rows::add);
        }
        return rows;
    }

    private static Optional<String> contract(InstrumentId instrument, Instant now) {
        return VenueAdapters.namesWithOrders().contains(instrument.venue())
                ? VenueAdapters.trading(instrument.venue()).contract(instrument.symbol(), now)
                : Optional.empty();
    }
}
