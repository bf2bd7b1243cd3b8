package dev.scalpel.settings.section;

import java.nio.file.Path;
import java.util.Optional;

/** @param directory relative to the home directory unless absolute */
public record StoreSettings(
        StoreKind kind,
        Path directory,
        Optional<String> bucket,
        Optional<String> region,
        Optional<String> endpoint,
        WriteDurability durability) {}
