package dev.scalpel.settings.universe;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is traded where {@code symbols} is {@code top N}.
 *
 * @param quote the asset that prices all symbols
 * @param minVolumeUsd of 24 hours over all venues
 * @param keyVariable the environment variable that may hold the source's key
 * @param address of a stand-in of the source, on loopback
 */
public record UniverseSettings(
        MarketCapSource source, String quote, BigDecimal minVolumeUsd, String keyVariable, Optional<String> address) {}
