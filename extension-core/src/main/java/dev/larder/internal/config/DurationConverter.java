package dev.larder.internal.config;

import java.time.Duration;

import org.eclipse.microprofile.config.spi.Converter;

import dev.larder.internal.policy.DurationText;

/** Reads a duration in the forms that the annotations take. */
public final class DurationConverter implements Converter<Duration> {

    private static final long serialVersionUID = 1L;

    @Override
    public Duration convert(String text) {
        DurationText.Result result = DurationText.parse(text);
        if (result instanceof DurationText.Parsed parsed) {
            return parsed.duration();
        }
        throw new IllegalArgumentException(((DurationText.Refused) result).message());
    }
}
