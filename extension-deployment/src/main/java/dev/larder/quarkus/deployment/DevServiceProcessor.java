package dev.larder.quarkus.deployment;

import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.larder.testing.RedisLauncher;
import dev.larder.testing.RedisOptions;
import dev.larder.testing.RedisStep;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.redis.runtime.client.config.RedisConfig;
import io.quarkus.runtime.configuration.ConfigUtils;

/**
 * Starts a Redis for development and tests. It lives as long as dev mode does, live reloads included: Quarkus keeps a
 * service whose configuration is the same.
 */
@BuildSteps(onlyIf = { IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class })
class DevServiceProcessor {

    private static final Logger LOG = Logger.getLogger(DevServiceProcessor.class);

    private static final String TESTCONTAINERS_SEARCH = "org.testcontainers.dockerclient.DockerClientProviderStrategy";

    private record Configuration(String client, RedisOptions options) {
    }

    @BuildStep
    void startRedis(LarderBuildConfig config, BuildProducer<DevServicesResultBuildItem> services) {
        String client = config.redis().clientName().orElse(RedisConfig.DEFAULT_CLIENT_NAME);
        String hosts = RedisConfig.getPropertyName(client, RedisConfig.HOSTS);
        if (!config.devservices().enabled() || isSet(client, RedisConfig.HOSTS)
                || isSet(client, RedisConfig.HOSTS_PROVIDER_NAME) || hasAnotherDevService(client)) {
            LOG.debugf("No Redis is started: it is disabled, or there is another, or %s is set", hosts);
            return;
        }
        if (!RedisLauncher.isAvailable(RedisStep.CONTAINER)) {
            silenceTestcontainers();
        }
        RedisOptions options = options(config.devservices());
        services.produce(DevServicesResultBuildItem.<DevRedis>owned()
                .feature(LarderProcessor.FEATURE)
                .serviceName("redis")
                .serviceConfig(new Configuration(client, options))
                .startable(() -> new DevRedis(options))
                .configProvider(Map.of(hosts, DevRedis::getConnectionInfo))
                .build());
    }

    /**
     * Quarkus asks Testcontainers for Docker to describe any dev service, and its answer where there is none is an error
     * of many lines. We have asked already, and do without.
     */
    private static void silenceTestcontainers() {
        org.jboss.logmanager.Logger.getLogger(TESTCONTAINERS_SEARCH).setLevelName("OFF");
    }

    private static boolean isSet(String client, String attribute) {
        return ConfigUtils.isPropertyNonEmpty(RedisConfig.getPropertyName(client, attribute));
    }

    /** Larder switches the client's own off by a default: it is on if the application says so. */
    private static boolean hasAnotherDevService(String client) {
        return ConfigProvider.getConfig()
                .getOptionalValue(RedisConfig.getPropertyName(client, "devservices.enabled"), Boolean.class)
                .orElse(false);
    }

    private static RedisOptions options(LarderBuildConfig.DevServices config) {
        RedisOptions options = RedisOptions.defaults();
        if (config.imageName().isPresent()) {
            options = options.withImage(config.imageName().get());
        }
        return config.port().isPresent() ? options.withPort(config.port().getAsInt()) : options;
    }
}
