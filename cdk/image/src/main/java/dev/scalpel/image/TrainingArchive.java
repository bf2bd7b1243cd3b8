package dev.scalpel.image;

import dev.scalpel.image.archive.ArchiveContext;
import dev.scalpel.image.archive.ArchivedFunction;
import dev.scalpel.training.TrainingFunction;
import dev.scalpel.training.TrainingHandler;
import java.time.Clock;

/** Trains on the recorded bars. */
public final class TrainingArchive implements ArchivedFunction {

    @Override
    public void run(ArchiveContext context) {
        new TrainingHandler(context.environment(), Clock.systemUTC());
        context.call(
                TrainingFunction.create(context.settings(), context.store(), context.clock(), ArchiveContext.NO_REPORT),
                "{\"action\": \"train\"}");
    }
}
