package dev.larder.internal.config;

import java.util.Optional;
import java.util.function.Function;

import io.smallrye.common.expression.Expression;

/** Expands <code>${config.key:default}</code> in the texts of annotations. */
final class Expressions {

    sealed interface Outcome {

        record Expanded(String text) implements Outcome {
        }

        record Missing(String message) implements Outcome {
        }
    }

    private final Function<String, Optional<String>> lookup;

    Expressions(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    Outcome expand(String text) {
        if (!text.contains("${")) {
            return new Outcome.Expanded(text);
        }
        String[] missing = new String[1];
        String expanded;
        try {
            expanded = Expression.compile(text, Expression.Flag.NO_TRIM).evaluate((context, target) -> {
                Optional<String> found = lookup.apply(context.getKey());
                if (found.isPresent()) {
                    target.append(found.get());
                } else if (context.hasDefault()) {
                    context.expandDefault();
                } else {
                    missing[0] = context.getKey();
                }
            });
        } catch (IllegalArgumentException e) {
            return new Outcome.Missing(
                    "the expression is not closed or not complete: allowed: ${key} or ${key:default}");
        }
        if (missing[0] != null) {
            return new Outcome.Missing("the key " + missing[0] + " has no value; set it, or give a default as in ${"
                    + missing[0] + ":5m}");
        }
        return new Outcome.Expanded(expanded);
    }
}
