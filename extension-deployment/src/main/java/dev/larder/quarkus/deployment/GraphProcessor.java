package dev.larder.quarkus.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.spi.DeploymentException;

import dev.larder.internal.plan.Graph;
import dev.larder.internal.plan.GraphDifference;
import dev.larder.internal.plan.GraphPicture;
import dev.larder.internal.plan.GraphText;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.LaunchMode;

/** Writes down which method changes which cache when an application is packaged, and holds it against what is expected. */
class GraphProcessor {

    private static final String FILE = "graph.json";

    @BuildStep
    void writeAndCompare(Optional<LarderGraphBuildItem> known, LarderBuildConfig config, OutputTargetBuildItem output,
            LaunchModeBuildItem launch, BuildProducer<ValidationErrorBuildItem> errors) {
        if (known.isEmpty() || launch.getLaunchMode() != LaunchMode.NORMAL) {
            return;
        }
        Graph graph = known.get().graph();
        Path folder = output.getOutputDirectory().resolve("larder");
        write(graph, folder);
        config.graph().expected().ifPresent(expected -> {
            Path file = output.getOutputDirectory().toAbsolutePath().resolveSibling(expected);
            problem(GraphText.json(graph), file, expected)
                    .ifPresent(text -> errors.produce(new ValidationErrorBuildItem(new DeploymentException(text))));
        });
    }

    private static void write(Graph graph, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), GraphText.json(graph));
            Files.writeString(folder.resolve("graph.dot"), GraphText.dot(graph));
            Files.writeString(folder.resolve("graph.svg"), GraphPicture.svg(graph));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Optional<String> problem(String actual, Path file, String expected) {
        String mend = "Mend: if that is what you want, copy target/larder/" + FILE + " to " + expected;
        if (!Files.isRegularFile(file)) {
            return Optional.of("larder.graph.expected = '" + expected + "': there is no file " + file
                    + "\nMend: correct the name; or, to begin with, copy target/larder/" + FILE + " to it");
        }
        try {
            List<String> difference = GraphDifference.of(Files.readString(file), actual);
            return difference.isEmpty() ? Optional.empty()
                    : Optional.of("Which method changes which cache is not what " + expected + " says:\n"
                            + String.join("\n", difference) + "\n" + mend);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
