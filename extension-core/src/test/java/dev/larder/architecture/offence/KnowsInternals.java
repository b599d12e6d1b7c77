package dev.larder.architecture.offence;

import dev.larder.architecture.offence.internal.key.KeyHelper;

public interface KnowsInternals {

    KeyHelper helper();
}
