package dev.larder.demo;

import java.util.Locale;

import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells the page how long the resource method took and where its answer came from. {@code Server-Timing} is a standard header:
 * the browser's own tools show it as well.
 */
public class AnswerHeaders {

    static final String KEY = "Larder-Key";
    static final String SOURCE = "Larder-Source";
    static final String TIMING = "Server-Timing";

    private final Answers answers;

    public AnswerHeaders(Answers answers) {
        this.answers = answers;
    }

    @ServerRequestFilter
    public void begin() {
        answers.begin();
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext response) {
        response.getHeaders().add(TIMING, String.format(Locale.ROOT, "shop;dur=%.3f", answers.millis()));
        for (Answers.Answer answer : answers.all()) {
            response.getHeaders().add(KEY, answer.key());
            response.getHeaders().add(SOURCE, answer.source());
        }
    }
}
