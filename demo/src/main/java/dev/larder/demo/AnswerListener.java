package dev.larder.demo;

import jakarta.enterprise.context.ApplicationScoped;

import dev.larder.spi.CallListener;
import dev.larder.spi.Source;
import io.quarkus.arc.Arc;

/** Notes for the request under way where a cache had its answer from. */
@ApplicationScoped
public class AnswerListener implements CallListener {

    private final Answers answers;

    public AnswerListener(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void answered(String cache, String key, Source source) {
        if (Arc.container().requestContext().isActive()) {
            answers.add(key, source);
        }
    }
}
