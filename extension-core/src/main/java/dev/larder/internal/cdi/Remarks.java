package dev.larder.internal.cdi;

import org.jboss.logging.Logger;

import dev.larder.internal.plan.PlanCompiler;
import dev.larder.internal.plan.ProblemReport;

/** Tells what was found and keeps nothing from running. */
public final class Remarks {

    private static final Logger LOG = Logger.getLogger("dev.larder");

    private Remarks() {
    }

    public static void log(PlanCompiler.Outcome outcome) {
        if (!outcome.warnings().isEmpty()) {
            LOG.warn(ProblemReport.renderWarnings(outcome.warnings()));
        }
        if (!outcome.notes().isEmpty()) {
            LOG.info(ProblemReport.renderNotes(outcome.notes()));
        }
    }
}
