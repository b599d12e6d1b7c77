package dev.larder.architecture.offence.internal.plan;

import dev.larder.architecture.offence.internal.key.KeyHelper;

public interface KnowsKeys {

    KeyHelper key();
}
