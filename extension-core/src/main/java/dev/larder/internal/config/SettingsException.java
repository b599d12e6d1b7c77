package dev.larder.internal.config;

import java.util.List;

/** Settings or annotations that stop the start: every problem in one text, a line each. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problems at least one
     */
    public SettingsException(List<String> problems) {
        super("Larder cannot start:\n  - " + String.join("\n  - ", problems));
    }
}
