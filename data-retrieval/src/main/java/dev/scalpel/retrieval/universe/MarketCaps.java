package dev.scalpel.retrieval.universe;

import dev.scalpel.universe.Coin;
import java.util.List;
import java.util.Optional;

/** A source of market capitalisations. */
public interface MarketCaps {

    /** As the settings name it. */
    String name();

    /** What the source's terms ask to be displayed beside its figures. */
    Optional<String> attribution();

    /**
     * A part of the list in descending order of market capitalisation.
     *
     * @param number from 1; the page after the last is empty
     * @throws MarketCapsException when the source does not answer, or not with such a list
     */
    List<Coin> page(int number);
}
