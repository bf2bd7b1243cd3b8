package dev.scalpel.settings.type;

/** Where a setting's value comes from. */
public sealed interface SettingSource {

    /** The default: neither the file nor the environment sets a value. */
    record Default() implements SettingSource {
        @Override
        public String toString() {
            return "default";
        }
    }

    /**
     * A line of the settings file.
     *
     * @param line the first line is 1
     */
    record FileLine(int line) implements SettingSource {
        @Override
        public String toString() {
            return "line " + line;
        }
    }

    /** An environment variable that overrides the file. */
    record Variable(String name) implements SettingSource {
        @Override
        public String toString() {
            return name;
        }
    }
}
