package dev.scalpel.local.cli;

import dev.scalpel.local.cli.console.ProcessContext;
import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Passes the process to every command whose constructor takes it. */
record CommandFactory(ProcessContext process) implements CommandLine.IFactory {

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == ProcessContext.class) {
                return type.cast(constructor.newInstance(process));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
