package dev.larder.internal.cdi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.inject.spi.DeploymentException;

import org.jboss.logging.Logger;

import dev.larder.internal.plan.PlanCompiler;
import dev.larder.internal.plan.Problem;
import dev.larder.internal.plan.ProblemReport;
import dev.larder.internal.plan.RuleLevels;

/** Plans an application, and tells in the log what keeps nothing from running. */
public final class Planning {

    private static final Logger LOG = Logger.getLogger("dev.larder");

    private Planning() {
    }

    /**
     * @param rules as configured, by their numbers
     * @param refusal is given why there are no plans, if there are none
     */
    public static Optional<PlanCompiler.Compiled> plan(PlanCompiler.Application application,
            Map<String, String> rules, Consumer<DeploymentException> refusal) {
        RuleLevels levels = RuleLevels.of(rules);
        if (!levels.faults().isEmpty()) {
            refusal.accept(new DeploymentException(String.join("\n", levels.faults())));
            return Optional.empty();
        }
        PlanCompiler.Outcome outcome = PlanCompiler.compile(application, levels);
        tell(outcome.warnings(), ProblemReport::renderWarnings, LOG::warn);
        tell(outcome.notes(), ProblemReport::renderNotes, LOG::info);
        if (outcome instanceof PlanCompiler.Compiled compiled) {
            return Optional.of(compiled);
        }
        refusal.accept(new DeploymentException(
                ProblemReport.render(((PlanCompiler.Refused) outcome).problems())));
        return Optional.empty();
    }

    private static void tell(List<Problem> found, Function<List<Problem>, String> render, Consumer<Object> log) {
        if (!found.isEmpty()) {
            log.accept(render.apply(found));
        }
    }
}
