package dev.larder.quarkus.test.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.test.common.PathTestHelper;

/**
 * What planning a large application costs: the time in Larder's own build steps, as the builder of Quarkus measures it, of
 * a first build and of others in the same process, as live reloads are. It is told, not asserted.
 */
class PlanCostTest {

    private static final ManyBeans BEANS = new ManyBeans(200);
    private static final Path RESULT = Path.of("target", "larder", "plan-cost.json");
    private static final String METRICS = "quarkus.builder.metrics.enabled";
    private static final String FILES = "GraphProcessor#writeAndCompare";
    /** A live reload seldom is the second build of its process. */
    private static final int BUILDS = 6;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void allOfTwoThousandMethodsArePlanned() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(classes.resolve("application.properties"), "quarkus.redis.hosts=redis://localhost:1\n");
        BEANS.compile(folder.resolve("sources"), classes);
        System.setProperty(METRICS, "true");
        try (CuratedApplication application = bootstrap(classes)) {
            Map<String, Integer> first = build(application);
            Map<String, Integer> again = build(application);
            Map<String, Integer> warm = again;
            for (int i = 2; i < BUILDS; i++) {
                warm = build(application);
            }
            tell(first, again, warm);
        } finally {
            System.clearProperty(METRICS);
        }
        JsonNode graph = JSON.readTree(folder.resolve("larder/graph.json").toFile());
        assertThat(graph.get("cached")).hasSize(BEANS.count() * ManyBeans.CACHED_EACH);
        assertThat(StreamSupport.stream(graph.get("changes").spliterator(), false)
                .filter(change -> !change.get("touches").isEmpty()).map(change -> change.get("method")).distinct())
                .hasSize(BEANS.count() * ManyBeans.CHANGING_EACH);
    }

    private CuratedApplication bootstrap(Path classes) throws Exception {
        Path tests = PathTestHelper.getTestClassesLocation(getClass());
        return QuarkusBootstrap.builder().setApplicationRoot(classes).setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true).setIsolateDeployment(true).addExcludedPath(tests).setProjectRoot(tests)
                .setTargetDirectory(folder).setBaseName("many-beans").build().bootstrap();
    }

    /** Larder's steps by name, and how many milliseconds they took. */
    private Map<String, Integer> build(CuratedApplication application) throws IOException {
        application.createAugmentor().createProductionApplication();
        Map<String, Integer> steps = new TreeMap<>();
        JSON.readTree(folder.resolve("build-metrics.json").toFile()).get("records").forEach(step -> {
            String id = step.get("stepId").asText();
            if (id.startsWith("dev.larder.")) {
                steps.put(id.substring(id.lastIndexOf('.') + 1), step.get("duration").asInt());
            }
        });
        return steps;
    }

    private static void tell(Map<String, Integer> first, Map<String, Integer> again, Map<String, Integer> warm)
            throws IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cached methods", BEANS.count() * ManyBeans.CACHED_EACH);
        figures.put("build ms", sum(first));
        figures.put("again ms", sum(again));
        figures.put("after " + BUILDS + " builds ms", sum(warm));
        figures.put("of that for files that dev mode does not write ms", warm.get(FILES));
        System.out.println("[larder] plan-cost " + figures);
        figures.put("steps of build", first);
        figures.put("steps of again", again);
        figures.put("steps of the last", warm);
        Files.createDirectories(RESULT.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(RESULT.toFile(), figures);
    }

    private static int sum(Map<String, Integer> steps) {
        return steps.values().stream().mapToInt(Integer::intValue).sum();
    }
}
