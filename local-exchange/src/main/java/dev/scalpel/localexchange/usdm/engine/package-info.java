/** What moves with prices and time: fills, triggers, funding and liquidations. */
@NullMarked
package dev.scalpel.localexchange.usdm.engine;

import org.jspecify.annotations.NullMarked;
