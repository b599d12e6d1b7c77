package dev.larder.architecture.offence.internal.key;

import dev.larder.architecture.offence.internal.plan.KnowsKeys;

public interface KeyHelper {

    KnowsKeys plan();
}
