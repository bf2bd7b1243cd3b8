package dev.scalpel.local.downloading;

import dev.scalpel.venue.market.MarketArchive;

/** An archive, and where its files are read from. */
public record ArchiveSource(MarketArchive archive, VerifiedFiles files) {

    public ArchiveSource(MarketArchive archive, ArchiveFiles source) {
        this(archive, new VerifiedFiles(archive, source));
    }
}
