package dev.larder.quarkus.runtime;

import dev.larder.internal.config.LarderSettings;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** What may change from one start to the next. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "larder")
public interface LarderRuntimeConfig extends LarderSettings {
}
