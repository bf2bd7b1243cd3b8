/** What moves with prices and time: fills, triggers, funding and liquidations. */
@NullMarked
package dev.scalpel.localexchange.perpetual.engine;

import org.jspecify.annotations.NullMarked;
