/** Downloads past bars and fundings from a venue's archive: verified by checksum, then imported as files are. */
@NullMarked
package dev.scalpel.local.downloading;

import org.jspecify.annotations.NullMarked;
